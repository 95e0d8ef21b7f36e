// Uses certificates on both sides. The provider checks the consumer's. Start it with dotnet run --project samples/MutualTls
using System.Security.Cryptography.X509Certificates;
using DubboNet.Hosting;
using Greeting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using MutualTls;

string folder = Directory.CreateTempSubdirectory("mutual-tls-").FullName;
Certificates.Write(folder);

// These settings are in appsettings.json if the files have a fixed location.
HostApplicationBuilder builder = Host.CreateApplicationBuilder(args);
builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
{
    ["DubboNet:Provider:Host"] = "127.0.0.1",
    ["DubboNet:Provider:Port"] = "20890",
    ["DubboNet:Provider:Tls:CertificatePath"] = Path.Combine(folder, "provider.pfx"),
    ["DubboNet:Provider:Tls:AuthoritiesPath"] = Path.Combine(folder, "authority.pem"),
    ["DubboNet:Provider:Tls:RequireClientCertificate"] = "true",
    ["DubboNet:Clients:Greeter:Addresses"] = "dubbo://127.0.0.1:20890",
    ["DubboNet:Clients:Greeter:Tls:Enabled"] = "true",
    ["DubboNet:Clients:Greeter:Tls:CertificatePath"] = Path.Combine(folder, "till-7.pfx"),
    ["DubboNet:Clients:Greeter:Tls:AuthoritiesPath"] = Path.Combine(folder, "authority.pem"),
});
builder.Services.AddDubboProvider()
    .MapDubboService<IGreeter, Greeter>()
    .Authorize(call => ValueTask.FromResult(call.RemoteCertificate!.GetNameInfo(X509NameType.SimpleName, forIssuer: false) == "till-7"));
builder.Services.AddDubboClient<IGreeter>();

using IHost host = builder.Build();
await host.StartAsync();
Console.WriteLine(await host.Services.GetRequiredService<IGreeter>().SayHelloAsync("world"));
await host.StopAsync();
Directory.Delete(folder, recursive: true);

internal sealed class Greeter(IDubboCallContextAccessor accessor) : IGreeter
{
    public Task<string> SayHelloAsync(string name, CancellationToken cancellationToken) =>
        Task.FromResult($"Hello, {name}! You are {accessor.Context!.RemoteCertificate!.Subject}.");
}
