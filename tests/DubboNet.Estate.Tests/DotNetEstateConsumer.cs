using System.Net;
using Example.Estate;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace DubboNet.Estate.Tests;

/// <summary>Runs a host with a .NET consumer of EstateService that finds its providers.</summary>
internal sealed class DotNetEstateConsumer : EstateConsumer
{
    private const string Client = "estate";

    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(20);

    private readonly IHost _host;
    private readonly LogWatch _log;
    private readonly EstateCounter _counter = new();
    private readonly List<Task> _callers = [];
    private volatile bool _isLoading;

    private DotNetEstateConsumer(IHost host, LogWatch log, RegistryDirectoryMode mode)
        : base($".NET {mode}") => (_host, _log, Mode) = (host, log, mode);

    public RegistryDirectoryMode Mode { get; }

    public override string Log => string.Join('\n', _log.Entries);

    private IEstateService Service => _host.Services.GetRequiredService<IEstateService>();

    private DubboCluster Cluster => (DubboCluster)_host.Services.GetRequiredKeyedService<IDubboInvoker>(Client);

    /// <summary>Starts a consumer. It also starts if it finds no provider.</summary>
    public static async Task<DotNetEstateConsumer> StartAsync(EstateOptions options, RegistryDirectoryMode mode)
    {
        HostApplicationBuilder builder = Host.CreateApplicationBuilder(
            new HostApplicationBuilderSettings { DisableDefaults = true, ApplicationName = options.Application });
        var log = new LogWatch();
        builder.Services.AddSingleton<ILoggerFactory>(log);
        builder.Services.AddDubboRegistry(options.Registry, registry => registry.Discovery = mode);
        builder.Services.AddDubboClient<IEstateService>(
            Client, client => (client.Group, client.Channel.Timeout, client.Cluster.Tag) = (options.Group, options.Timeout, options.Tag));
        IHost host = builder.Build();
        await host.StartAsync();
        return new DotNetEstateConsumer(host, log, mode);
    }

    public override Task StartLoadAsync(int callers, int callMilliseconds = 5)
    {
        _counter.Clear();
        _isLoading = true;
        _callers.AddRange(Enumerable.Range(0, callers).Select(_ => Task.Run(() => CallWithoutEndAsync(callMilliseconds))));
        return Task.CompletedTask;
    }

    public override Task<EstateCounts> CountAsync() => Task.FromResult(_counter.Count());

    public override Task ForgetAsync()
    {
        _counter.Clear();
        return Task.CompletedTask;
    }

    public override async Task<EstateCounts> EndLoadAsync()
    {
        _isLoading = false;
        await Task.WhenAll(_callers);
        _callers.Clear();
        return _counter.Count();
    }

    public override Task<IReadOnlyList<int>> GetProvidersAsync() => Task.FromResult<IReadOnlyList<int>>(
        [.. Cluster.GetSnapshot().Providers.Select(provider => ((IPEndPoint)provider.Address.EndPoint).Port)]);

    public override async ValueTask DisposeAsync()
    {
        await EndLoadAsync();
        await _host.StopAsync();
        _host.Dispose();
    }

    private async Task CallWithoutEndAsync(int milliseconds)
    {
        while (_isLoading)
        {
            if (!await _counter.AddAsync(() => Service.SleepAsync(milliseconds)))
                await Task.Delay(Rest);
        }
    }
}
