using DubboNet.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Acme_Greetings.Tests;

public sealed class WelcomeTests
{
    [Test]
    public async Task Welcome_has_the_text_of_the_provider()
    {
        await using var network = new DubboTestNetwork();
        network.StartProvider<IGreeter>(new FakeGreeter());

        Assert.That(await CreateWelcomeAsync(network), Is.EqualTo("Hello, world"));
    }

    [Test]
    public async Task Welcome_has_its_own_text_when_the_provider_does_not_respond()
    {
        await using var network = new DubboTestNetwork();
        network.StartProvider<IGreeter>(new FakeGreeter());
        network.FailNext<IGreeter>(nameof(IGreeter.GreetAsync), DubboFailure.Timeout(TimeSpan.FromSeconds(1)));

        Assert.That(await CreateWelcomeAsync(network), Does.StartWith("Welcome, world"));
    }

    [Test]
    public async Task Welcome_has_its_own_text_without_a_provider()
    {
        await using var network = new DubboTestNetwork();

        Assert.That(await CreateWelcomeAsync(network), Does.StartWith("Welcome, world"));
    }

    private static async Task<string> CreateWelcomeAsync(DubboTestNetwork network)
    {
        HostApplicationBuilder builder = Host.CreateApplicationBuilder();
        builder.Services.AddGreetings();
        builder.Services.AddDubboTestNetwork(network);
        using IHost host = builder.Build();
        await host.StartAsync();
        return await host.Services.GetRequiredService<Welcome>().CreateAsync("world");
    }
}
