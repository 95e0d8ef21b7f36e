using DubboNet;
using DubboNet.Testing;
using Microsoft.Extensions.Hosting;

namespace Acme_Greetings.Tests;

public sealed class GreeterTests
{
    [Test]
    public async Task Consumer_gets_a_greeting()
    {
        await using var network = new DubboTestNetwork();
        network.StartProvider<IGreeter>(new Greeter());
        IGreeter consumer = network.CreateClient<IGreeter>();

        Greeting greeting = await consumer.GreetAsync("world");

        Assert.That(greeting.Text, Is.EqualTo("Hello, world"));
        Assert.That(greeting.Length, Is.EqualTo(12));
    }

    [Test]
    public async Task Consumer_without_a_name_gets_a_Java_exception()
    {
        await using var network = new DubboTestNetwork();
        network.StartProvider<IGreeter>(new Greeter());
        IGreeter consumer = network.CreateClient<IGreeter>();

        Assert.That(
            () => consumer.GreetAsync(null),
            Throws.TypeOf<JavaException>().With.Property(nameof(JavaException.JavaType)).EqualTo("java.lang.IllegalArgumentException"));
    }

    [Test]
    public async Task Host_provides_the_greeter()
    {
        await using var network = new DubboTestNetwork();
        HostApplicationBuilder builder = Host.CreateApplicationBuilder();
        builder.Services.AddGreetings();
        builder.Services.AddDubboTestNetwork(network);
        using IHost host = builder.Build();
        await host.StartAsync();

        Greeting greeting = await network.CreateClient<IGreeter>().GreetAsync("world");
        await host.StopAsync();

        Assert.That(greeting.Text, Is.EqualTo("Hello, world"));
    }
}
