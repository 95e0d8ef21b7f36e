using System.Net;
using DubboNet;

// Gives the applications of a machine one port for all services of a registry, and forwards their calls to the providers.
if (args is not [var port, var address])
{
    Console.Error.WriteLine("Usage: dotnet run --project samples/Agent -- 20881 zookeeper://host:port");
    return 2;
}

await using DubboRegistry registry = new ZooKeeperRegistryFactory().Create(new DubboRegistryOptions(DubboUrl.Parse(address)));
var services = new Dictionary<ServiceKey, Providers>();
await using var server = new DubboServer(new DubboServerOptions
{
    EndPoint = IPEndPoint.Parse($"127.0.0.1:{port}"),
    RawHandler = (request, cancellationToken) => Find(request.Service).ForwardAsync(request, cancellationToken),
});
server.Start();
Console.WriteLine($"READY {server.LocalEndPoint.Port}");
await Console.In.ReadLineAsync();
return 0;

// Follows each service that is called from then on. Only applications of this machine can call.
Providers Find(ServiceKey service)
{
    lock (services)
        return services.GetValueOrDefault(service) ?? (services[service] = new Providers(new RegistryDirectory([registry], service)));
}

internal sealed class Providers
{
    private readonly TaskCompletionSource _found = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task _following;
    private volatile DubboChannel[] _channels = [];

    public Providers(RegistryDirectory directory) => _following = FollowAsync(directory, []);

    // Consumers time out and retry by themselves. The agent must only not give up earlier.
    public async ValueTask<RawResponse> ForwardAsync(RawRequest request, CancellationToken cancellationToken)
    {
        await await Task.WhenAny(_found.Task, _following).WaitAsync(cancellationToken);
        if (_channels is not { Length: > 0 } channels)
            throw new InvalidOperationException($"The registry has no provider of {request.Service}.");
        return await channels[Random.Shared.Next(channels.Length)].ForwardAsync(request, TimeSpan.FromMinutes(1), cancellationToken);
    }

    private async Task FollowAsync(RegistryDirectory directory, Dictionary<EndPoint, DubboChannel> known)
    {
        await foreach (ProviderList list in directory.WatchAsync(CancellationToken.None))
        {
            Dictionary<EndPoint, DubboChannel> old = known;
            known = list.Providers.DistinctBy(one => one.EndPoint).ToDictionary(
                one => one.EndPoint, one => old.Remove(one.EndPoint, out DubboChannel? channel) ? channel : new DubboChannel(one));
            _channels = [.. known.Values];
            _found.TrySetResult();
            await Task.WhenAll(old.Values.Select(left => left.DisposeAsync().AsTask()));
        }
    }
}
