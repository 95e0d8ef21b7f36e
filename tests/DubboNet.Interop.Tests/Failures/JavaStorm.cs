using System.Globalization;
using Frames;

namespace DubboNet.Interop.Tests.Failures;

/// <summary>
/// Runs Java threads that make calls without end. See <c>interop.Storm</c>. Times are milliseconds of the system clock, which both sides
/// share.
/// </summary>
internal sealed class JavaStorm(JavaPeer peer) : IAsyncDisposable
{
    public static long Now => DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();

    public static async Task<JavaStorm> StartAsync(string line, int threads, TimeSpan timeout, int retries, params int[] ports)
    {
        JavaPeer peer = await JavaPeer.StartAsync(line, "storm");
        string addresses = string.Join('\t', ports.Select(port => $"127.0.0.1:{port}"));
        await peer.AskAsync($"start\t{threads}\t{(long)timeout.TotalMilliseconds}\t{retries}\t{addresses}");
        return new JavaStorm(peer);
    }

    /// <summary>Returns when the last thread received its first response after a time.</summary>
    public async Task<long> FlowsAsync(long since) => long.Parse(await AskAsync($"flows\t{since}"), CultureInfo.InvariantCulture);

    /// <summary>Waits until a call of each thread has failed after a time.</summary>
    public Task FailsAsync(long since) => AskAsync($"fails\t{since}");

    /// <summary>
    /// Returns the number of calls that a loss failed, the end of the last of them, and the kinds of failures. They were pending at the
    /// time of the cause.
    /// </summary>
    public async Task<(int Count, long Last, string Kinds)> WerePendingAsync(long cause, long loss)
    {
        string[] parts = (await AskAsync($"ended\t{cause}\t{loss}")).Split('\t');
        return (int.Parse(parts[0], CultureInfo.InvariantCulture), long.Parse(parts[1], CultureInfo.InvariantCulture), parts[2]);
    }

    /// <summary>Returns the number of failed calls and the kinds of failures.</summary>
    public Task<string> FailuresAsync() => AskAsync("failures");

    /// <summary>Returns the number of calls that have ended.</summary>
    public Task<string> TotalAsync() => AskAsync("total");

    public Task ForgetAsync() => AskAsync("forget");

    public async ValueTask DisposeAsync()
    {
        peer.Kill();
        await peer.DisposeAsync();
    }

    private Task<string> AskAsync(string command) => peer.AskAsync(command);
}
