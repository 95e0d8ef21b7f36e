using Example.Frames;
using Frames;

namespace DubboNet.Interop.Tests.Failures;

/// <summary>Runs a Java provider as a child process.</summary>
internal sealed class JavaProvider(JavaPeer peer, string line) : IProviderProcess
{
    // The process runs only for a short time. These options reduce compilation, garbage collection and the wait for consumers at a stop.
    private const string Options = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Ddubbo.service.shutdown.wait=2000";

    public int ProcessId => peer.ProcessId;

    public int Port { get; private set; } = peer.Port;

    public static async Task<JavaProvider> StartAsync(string line) =>
        new(await JavaPeer.StartAsync(line, "provider", Options), line);

    /// <summary>Starts the process and warms it up. It gets its port later.</summary>
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
            // With SIGTERM, Java interrupts running handlers before it notifies consumers. These calls would also fail with a Java
            // consumer.
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
