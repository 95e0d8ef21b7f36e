using Example.Estate;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace DubboNet.Estate.Tests;

/// <summary>Runs a host with a .NET provider of EstateService that registers itself.</summary>
internal sealed class DotNetEstateProvider : IEstateProvider
{
    private readonly IHost _host;

    private DotNetEstateProvider(IHost host, int port) => (_host, Port) = (host, port);

    public int Port { get; }

    public long ReadyAt { get; } = EstateClock.Now;

    /// <summary>Starts a provider, and waits until it is registered.</summary>
    public static async Task<DotNetEstateProvider> StartAsync(
        EstateOptions options,
        DubboRegisterMode mode = DubboRegisterMode.All,
        DubboMetadataType metadata = DubboMetadataType.Local)
    {
        int port = options.Port ?? FreePort.Find();
        HostApplicationBuilder builder = Host.CreateApplicationBuilder(
            new HostApplicationBuilderSettings { DisableDefaults = true, ApplicationName = options.Application });
        builder.Services.AddSingleton<ILoggerFactory>(new LogWatch());
        builder.Services.AddSingleton(new EstateService(port));
        builder.Services.AddDubboRegistry(
            options.Registry, registry => (registry.RegisterMode, registry.MetadataType, registry.RequireAtStart) = (mode, metadata, true));
        builder.Services
            .AddDubboProvider(provider =>
            {
                (provider.Host, provider.Port, provider.AdvertisedHost) = ("127.0.0.1", port, "127.0.0.1");
                provider.Services["EstateService"] = new() { Group = options.Group };
            })
            .MapDubboService<IEstateService, EstateService>(ServiceLifetime.Singleton);
        IHost host = builder.Build();
        await host.StartAsync();
        return new DotNetEstateProvider(host, port);
    }

    public Task StopAsync() => _host.StopAsync();

    public ValueTask DisposeAsync()
    {
        _host.Dispose();
        return ValueTask.CompletedTask;
    }
}
