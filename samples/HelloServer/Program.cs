// Runs a provider that is configured in appsettings.json. Start it with dotnet run --project samples/HelloServer
using DubboNet.Hosting;
using Greeting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

HostApplicationBuilder builder = Host.CreateApplicationBuilder(args);
builder.Services.AddDubboProvider().MapDubboService<IGreeter, Greeter>();
builder.Build().Run();

internal sealed class Greeter(IDubboCallContextAccessor accessor) : IGreeter
{
    public Task<string> SayHelloAsync(string name, CancellationToken cancellationToken) =>
        Task.FromResult($"Hello, {name}! You call from {accessor.Context!.RemoteEndPoint}.");
}
