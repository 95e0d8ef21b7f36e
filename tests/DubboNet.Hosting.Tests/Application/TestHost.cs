using System.Net;
using System.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace DubboNet.Hosting.Tests.Application;

/// <summary>A host whose only configuration is the JSON of the test. Asserts at its end that no unexpected warning was logged.</summary>
internal sealed class TestHost : IAsyncDisposable
{
    private readonly IHost _host;

    private TestHost(IHost host, LogWatch log)
    {
        _host = host;
        Log = log;
    }

    public LogWatch Log { get; }

    public IServiceProvider Services => _host.Services;

    public static TestHost Build(string json, Action<IServiceCollection> register) =>
        Build(configuration => configuration.AddJsonStream(new MemoryStream(Encoding.UTF8.GetBytes(json))), register);

    public static TestHost Build(IReadOnlyDictionary<string, string?> settings, Action<IServiceCollection> register) =>
        Build(configuration => configuration.AddInMemoryCollection(settings), register);

    private static TestHost Build(Action<IConfigurationBuilder> configure, Action<IServiceCollection> register)
    {
        HostApplicationBuilder builder =
            Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { ApplicationName = "test-shop" });
        configure(builder.Configuration);
        var log = new LogWatch();
        builder.Services.AddSingleton<ILoggerFactory>(log);
        register(builder.Services);
        return new TestHost(builder.Build(), log);
    }

    public static async Task<TestHost> StartAsync(string json, Action<IServiceCollection> register)
    {
        TestHost host = Build(json, register);
        await host.StartAsync();
        return host;
    }

    public Task StartAsync() => _host.StartAsync().Within();

    public Task StopAsync() => _host.StopAsync().Within();

    /// <summary>Stops with a timeout that has already passed.</summary>
    public async Task StopWithoutTimeAsync()
    {
        using var outOfTime = new CancellationTokenSource();
        await outOfTime.CancelAsync();
        try
        {
            await _host.StopAsync(outOfTime.Token).Within();
        }
        catch (OperationCanceledException)
        {
            // The host throws this after all services have stopped.
        }
    }

    public T Get<T>(string? key = null)
        where T : notnull => key is null ? Services.GetRequiredService<T>() : Services.GetRequiredKeyedService<T>(key);

    public IPEndPoint EndPointOf(string provider = "") => ServerOf(provider).LocalEndPoint;

    public DubboServer ServerOf(string provider = "") => Get<DubboProvider>(provider).Server;

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        await ((IAsyncDisposable)_host).DisposeAsync();
        Assert.That(Log.Unexpected, Is.Empty);
    }
}
