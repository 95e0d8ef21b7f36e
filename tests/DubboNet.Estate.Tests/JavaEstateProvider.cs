using System.Globalization;

namespace DubboNet.Estate.Tests;

/// <summary>Runs a Java provider of EstateService that registers itself. See <c>interop.EstateProvider</c>.</summary>
internal sealed class JavaEstateProvider : IEstateProvider
{
    private readonly JavaEstatePeer _peer;

    private readonly string _line;

    private JavaEstateProvider(JavaEstatePeer peer, string line) => (_peer, _line) = (peer, line);

    public int Port => _peer.Process.Port;

    public int ProcessId => _peer.Process.ProcessId;

    /// <summary>Gets the last lines of the process's log.</summary>
    public string Log => _peer.Process.Log;

    /// <summary>Gets when the provider had exported its service, in milliseconds of the system clock.</summary>
    public long ReadyAt { get; } = EstateClock.Now;

    /// <summary>Starts a provider, and waits until it has exported its service.</summary>
    /// <exception cref="InvalidOperationException">The process did not start. The message contains its log.</exception>
    public static async Task<JavaEstateProvider> StartAsync(string line, EstateOptions options) =>
        new(await JavaEstatePeer.StartAsync(line, "estate-provider", options), line);

    /// <summary>Returns the number of calls that the provider has received.</summary>
    public async Task<long> CountCallsAsync() => long.Parse(await _peer.Process.AskAsync("calls"), CultureInfo.InvariantCulture);

    /// <summary>Ends the process immediately, as <c>kill -9</c> does.</summary>
    public void Kill() => _peer.Process.Kill();

    /// <summary>Stops in order, as SIGTERM requests, and waits for the end of the process.</summary>
    public async Task StopAsync()
    {
        // With SIGTERM alone, 2.7 interrupts running calls before it notifies its consumers.
        if (_line == "2.7")
            Assert.That(await _peer.Process.AskAsync("drain"), Is.EqualTo("DRAINED"), () => Log);
        await ProcessSignal.TerminateAsync(ProcessId);
        await _peer.Process.WaitForExitAsync();
    }

    public ValueTask DisposeAsync() => _peer.DisposeAsync();
}
