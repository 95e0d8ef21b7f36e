using System.Collections.Concurrent;
using System.Net;
using Microsoft.Extensions.Logging;

namespace DubboNet.Adversary;

/// <summary>Runs the consumers that call hostile providers, in the process of the honest pair.</summary>
internal sealed class Victims : IAsyncDisposable
{
    private readonly DubboChannel[] _channels;
    private readonly ConcurrentDictionary<string, long>[] _outcomes;

    public Victims(Kinds kinds, IReadOnlyList<int> ports, Gate gate, ILoggerFactory log)
    {
        _outcomes = [.. ports.Select(_ => new ConcurrentDictionary<string, long>())];
        var options = new DubboChannelOptions { LoggerFactory = log };
        _channels = [.. ports.Select(port => new DubboChannel(new IPEndPoint(IPAddress.Loopback, port), options))];
        for (int i = 0; i < _channels.Length; i++)
            _ = RunAsync(kinds.Providers[i], _channels[i], _outcomes[i], gate);
    }

    /// <summary>Returns the outcomes of the calls to the provider at an index, most frequent first.</summary>
    public IEnumerable<KeyValuePair<string, long>> Outcomes(int index) => _outcomes[index].OrderByDescending(outcome => outcome.Value);

    public async ValueTask DisposeAsync()
    {
        foreach (DubboChannel channel in _channels)
            await channel.DisposeAsync();
    }

    private static async Task RunAsync(ProviderKind kind, DubboChannel channel, ConcurrentDictionary<string, long> outcomes, Gate gate)
    {
        while (true)
        {
            await gate.WaitAsync(kind.Pause);
            _ = CallAsync(kind, channel, outcomes);
            await Task.Delay(kind.Pause);
        }
    }

    private static async Task CallAsync(ProviderKind kind, DubboChannel channel, ConcurrentDictionary<string, long> outcomes)
    {
        string outcome = "answered";
        try
        {
            await kind.Call(channel);
        }
        catch (Exception e)
        {
            outcome = e.GetType().Name;
        }

        outcomes.AddOrUpdate(outcome, 1, static (_, count) => count + 1);
    }
}
