using System.Globalization;
using Frames;

namespace DubboNet.Interop.Tests.Failures;

/// <summary>Java threads that call without end; see <c>interop.Storm</c>. Times are milliseconds of the wall clock, which both sides share.</summary>
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

    /// <summary>When the last thread was answered since a time.</summary>
    public async Task<long> FlowsAsync(long since) => long.Parse(await AskAsync($"flows\t{since}"), CultureInfo.InvariantCulture);

    /// <summary>Waits until all threads have failed since a time.</summary>
    public Task FailsAsync(long since) => AskAsync($"fails\t{since}");

    /// <summary>The calls that failed by a loss, having been pending when its cause was given: how many, when the last of them ended, and how.</summary>
    public async Task<(int Count, long Last, string Kinds)> WerePendingAsync(long cause, long loss)
    {
        string[] parts = (await AskAsync($"ended\t{cause}\t{loss}")).Split('\t');
        return (int.Parse(parts[0], CultureInfo.InvariantCulture), long.Parse(parts[1], CultureInfo.InvariantCulture), parts[2]);
    }

    /// <summary>How many have failed, and the kinds of their failures.</summary>
    public Task<string> FailuresAsync() => AskAsync("failures");

    /// <summary>How many calls have ended.</summary>
    public Task<string> TotalAsync() => AskAsync("total");

    public Task ForgetAsync() => AskAsync("forget");

    public async ValueTask DisposeAsync()
    {
        peer.Kill();
        await peer.DisposeAsync();
    }

    private Task<string> AskAsync(string command) => peer.AskAsync(command);
}
