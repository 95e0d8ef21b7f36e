using Frames;

namespace DubboNet.Interop.Tests.Failures;

/// <summary>A Java provider as a child process.</summary>
internal sealed class JavaProvider(JavaPeer peer, string line) : IProviderProcess
{
    /// <summary>A short life: little of it is to go into the compiler, the collector and the wait for consumers at a stop, who do not leave.</summary>
    private const string Options = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Ddubbo.service.shutdown.wait=2000";

    public int ProcessId => peer.ProcessId;

    public int Port { get; private set; } = peer.Port;

    public static async Task<JavaProvider> StartAsync(string line) =>
        new(await JavaPeer.StartAsync(line, "provider", Options), line);

    /// <summary>One that is all started and warm before it gets its port.</summary>
    public static async Task<JavaProvider> PrepareAsync(string line)
    {
        JavaPeer peer = await JavaPeer.StartAsync(line, "standby", Options);
        await using DubboChannel channel = new(
            $"dubbo://127.0.0.1:{peer.Port}", new DubboChannelOptions { Hessian = FrameTypes.Options, Timeout = TimeSpan.FromSeconds(60) });
        await channel.CreateClient<IFrameService>(new ServiceKey("com.example.frames.FrameService", group: "standby")).SleepAsync(1);
        return new JavaProvider(peer, line);
    }

    public async Task BindAsync(int port)
    {
        Assert.That(await peer.AskAsync($"bind\t{port}"), Is.EqualTo("BOUND"), () => peer.Log);
        Port = port;
    }

    public void Kill() => peer.Kill();

    public async Task StopAsync()
    {
        if (line == "2.7")
        {
            // With SIGTERM it interrupts the handlers that run, before it tells consumers anything: those calls fail, from Java, too.
            Assert.That(await peer.AskAsync("drain"), Is.EqualTo("DRAINED"), () => peer.Log);
            return;
        }

        await ProcessSignal.TerminateAsync(peer.ProcessId);
        await peer.WaitForExitAsync();
    }

    public ValueTask DisposeAsync()
    {
        peer.Kill();
        return peer.DisposeAsync();
    }
}
