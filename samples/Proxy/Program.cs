using System.Globalization;
using System.Net;
using DubboNet;

// Forwards calls from consumers to one provider and prints them. Start it with
// dotnet run --project samples/Proxy -- 20881 dubbo://127.0.0.1:20880
if (args is not [var port, var provider])
{
    Console.Error.WriteLine("Usage: dotnet run --project samples/Proxy -- port dubbo://host:port");
    return 2;
}

await using var channel = new DubboChannel(provider);
await using var server = new DubboServer(new DubboServerOptions
{
    EndPoint = new IPEndPoint(IPAddress.Loopback, int.Parse(port, CultureInfo.InvariantCulture)),
    RawHandler = ForwardAsync,
});
server.Start();
Console.WriteLine($"READY {server.LocalEndPoint.Port}");
await Console.In.ReadLineAsync();
return 0;

async ValueTask<RawResponse> ForwardAsync(RawRequest request, CancellationToken cancellationToken)
{
    // Consumers end their calls themselves. The proxy must only not give up earlier.
    RawResponse response = await channel.ForwardAsync(request, TimeSpan.FromMinutes(1), cancellationToken);
    Console.WriteLine($"{request.RemoteEndPoint} {request}: {request.Body.Length} bytes, {response.Status}, {response.Body.Length} bytes");
    return response;
}
