using DubboNet.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using static DubboNet.Kubernetes.Tests.Api.Slices;

namespace DubboNet.Kubernetes.Tests;

/// <summary>Tests that a host uses the registry by its address alone.</summary>
public sealed class HostTests : KubernetesTest
{
    [Test]
    public async Task Provider_starts_with_the_registry_and_a_client_finds_it_there()
    {
        var application = new HostApplicationBuilderSettings { ApplicationName = "shop" };
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(application);
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["DubboNet:Provider:Host"] = "127.0.0.1",
            ["DubboNet:Provider:AdvertisedHost"] = "10.0.0.5",
            ["DubboNet:Provider:Port"] = "0",
            ["DubboNet:Registry:Address"] = $"kubernetes://shop/greeting?api=http://127.0.0.1:{Api.Port}",
            ["DubboNet:Registry:RequireAtStart"] = "true",
        });
        builder.Services.AddSingleton<ILoggerFactory>(Log);
        builder.Services.AddDubboProvider().MapDubboService<IGreeting, Greeting>();
        builder.Services.AddDubboClient<IGreeting>();
        using IHost host = builder.Build();
        await host.StartAsync().Within();
        Assert.That(
            Log.Named("RegisteredByKubernetes").Single().Text,
            Is.EqualTo("com.acme.Greeting is not written to kubernetes://shop/greeting, because Kubernetes itself registers pods. "
                + "Consumers find it if the pod is ready and a service selects it."));

        Task<string> call = host.Services.GetRequiredService<IGreeting>().GreetAsync("Ada").AsTask();
        int port = host.Services.GetRequiredKeyedService<DubboProvider>("").Server.LocalEndPoint.Port;
        string ports = $$"""{"name":"dubbo","port":{{port}},"protocol":"TCP"}""";
        await Api.ListAsync("1", WithPorts("a", "1", ports, Endpoint("127.0.0.1", "p1")));
        Assert.That(await call.Within(), Is.EqualTo("Hello, Ada"));
        await host.StopAsync().Within();
        Assert.That(Log.Unexpected, Is.Empty);
    }

    private sealed class Greeting : IGreeting
    {
        public ValueTask<string> GreetAsync(string name) => ValueTask.FromResult($"Hello, {name}");
    }
}
