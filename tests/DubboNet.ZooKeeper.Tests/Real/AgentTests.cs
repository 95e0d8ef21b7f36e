using System.Diagnostics;
using System.Globalization;
using Frames;

namespace DubboNet.ZooKeeper.Tests.Real;

/// <summary>Tests the sample Agent between a client of .NET and providers of Java that are registered in a ZooKeeper.</summary>
[Category("Java")]
public sealed class AgentTests
{
    private const string Options = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmx128m";

    [Test]
    public async Task Calls_of_all_services_go_through_one_port_to_Java()
    {
        string? jars = Environment.GetEnvironmentVariable(RequiredJava.JarsVariable);
        RequiredJava.Check(ZooKeeperServer.FindWhatIsMissing(jars));
        RequiredJava.Check(await JavaPeer.FindWhatIsMissingAsync("3.3"));
        await using ZooKeeperServer zooKeeper = await ZooKeeperServer.StartAsync(jars!);
        string registry = $"zookeeper://127.0.0.1:{zooKeeper.Port}";
        await using JavaPeer first = await JavaPeer.StartAsync("3.3", "estate-provider", Options, "--registry", registry);
        JavaPeer second = await JavaPeer.StartAsync("3.3", "estate-provider", Options, "--registry", registry);
        await using JavaPeer frames = await JavaPeer.StartAsync(
            "3.3", "estate-provider", Options, "--registry", registry, "--service", "frames", "--application", "frames");
        using Process agent = StartAgent(registry);
        string ready = (await agent.StandardOutput.ReadLineAsync().Within())!;
        int port = int.Parse(ready.Split(' ')[1], CultureInfo.InvariantCulture);

        var options = new DubboChannelOptions { Timeout = TimeSpan.FromMinutes(1) };
        await using (var channel = new DubboChannel($"dubbo://127.0.0.1:{port}", options))
        {
            var estate = channel.CreateClient<IEstateService>();
            string[] both = await EstateCalls.MakeAsync(estate, 50);
            string? echo = await channel.CreateClient<IFrameService>().EchoAsync("Zoë 😀");
            await second.DisposeAsync();
            string[] left = await EstateCalls.MakeAsync(estate, 20);

            Assert.That(both.Distinct(), Is.EquivalentTo(new[] { $"{first.Port}", $"{second.Port}" }));
            Assert.That(echo, Is.EqualTo("Zoë 😀"));
            Assert.That(left.Distinct(), Is.EqualTo(new[] { $"{first.Port}" }));
        }

        agent.StandardInput.Close();
        await agent.WaitForExitAsync().Within();
        Assert.That(agent.ExitCode, Is.Zero);
    }

    private static Process StartAgent(string registry)
    {
        string program = Path.Combine(AppContext.BaseDirectory, "Agent.dll");
        return Process.Start(new ProcessStartInfo("dotnet", [program, "0", registry])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
    }
}
