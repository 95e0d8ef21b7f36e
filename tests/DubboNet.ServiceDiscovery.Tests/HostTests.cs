using System.Net;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace DubboNet.ServiceDiscovery.Tests;

/// <summary>Tests clients in a host whose providers are found through service discovery.</summary>
public sealed class HostTests
{
    private const string Key = "Services:greeting:dubbo:0";

    [Test]
    public async Task Client_calls_the_provider_that_service_discovery_finds_and_follows_it()
    {
        await using DubboServer first = Start("first");
        await using DubboServer second = Start("second");
        var settings = new Settings();
        settings.Replace((Key, Address(first)));
        using var log = new LogWatch();
        using IHost host = Build(settings, log, addFirst: true);
        await host.StartAsync().Within();
        IGreeting greeting = host.Services.GetRequiredService<IGreeting>();
        Assert.That(await greeting.GreetAsync("Ada").AsTask().Within(), Is.EqualTo("Hello, Ada, from first"));

        settings.Replace((Key, Address(second)));
        string response = "";
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (response != "Hello, Ada, from second")
        {
            limit.Token.ThrowIfCancellationRequested();
            response = await greeting.GreetAsync("Ada").AsTask().Within();
        }

        await host.StopAsync().Within();
        Assert.That(log.Unexpected, Is.Empty);
    }

    [Test]
    public async Task Service_discovery_is_added_by_the_client()
    {
        await using DubboServer server = Start("server");
        var settings = new Settings();
        settings.Replace((Key, Address(server)));
        using var log = new LogWatch();
        using IHost host = Build(settings, log, addFirst: false);
        await host.StartAsync().Within();
        string text = await host.Services.GetRequiredService<IGreeting>().GreetAsync("Ada").AsTask().Within();
        Assert.That(text, Is.EqualTo("Hello, Ada, from server"));
        await host.StopAsync().Within();
    }

    [Test]
    public void Client_with_addresses_is_rejected()
    {
        using var log = new LogWatch();
        using IHost host = Build(new Settings(), log, addFirst: true, "dubbo://a");
        Assert.That(
            () => host.Services.GetRequiredService<IGreeting>(),
            Throws.TypeOf<OptionsValidationException>().With.Message.EqualTo(
                "DubboNet:Clients:Greeting:Addresses has addresses, but the client has the directory the service greeting. "
                    + "Remove one of them."));
    }

    private static DubboServer Start(string name)
    {
        var server = new DubboServer(
            new DubboServerOptions { EndPoint = new IPEndPoint(IPAddress.Loopback, 0) },
            ContractService.Create<IGreeting>(new Greeting(name)));
        server.Start();
        return server;
    }

    private static string Address(DubboServer server) => $"tcp://127.0.0.1:{server.LocalEndPoint.Port}";

    private static IHost Build(Settings settings, LogWatch log, bool addFirst, params string[] addresses)
    {
        var application = new HostApplicationBuilderSettings { ApplicationName = "till" };
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(application);
        ((IConfigurationBuilder)builder.Configuration).Add(settings);
        builder.Services.AddSingleton<ILoggerFactory>(log);
        if (addFirst)
            builder.Services.AddServiceDiscovery();
        builder.Services.AddDubboClient<IGreeting>().UseServiceDiscovery("greeting").UseAddresses(addresses);
        return builder.Build();
    }

    private sealed class Greeting(string name) : IGreeting
    {
        public ValueTask<string> GreetAsync(string who) => ValueTask.FromResult($"Hello, {who}, from {name}");
    }
}
