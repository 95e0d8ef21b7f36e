using System.IO.Pipelines;
using DubboNet.Remoting.Scheduling;
using Microsoft.Extensions.Logging;

namespace DubboNet.Registry.Watching;

/// <summary>What all loops of one watch share. Their state is read by the loop that makes the lists.</summary>
/// <param name="Scheduler">The scheduler on which waits continue.</param>
/// <param name="Time">The clock.</param>
/// <param name="Logger">The logger.</param>
/// <param name="Changes">Tells the loop that makes the lists about a change.</param>
/// <param name="Stop">The token that ends the loops.</param>
internal sealed record WatchContext(
    PipeScheduler Scheduler, TimeProvider Time, ILogger Logger, ChangeLatch Changes, CancellationToken Stop)
{
    private readonly HashSet<string> _logged = [];

    /// <summary>Returns true for the first call with a text, so that the same problem is logged once.</summary>
    public bool IsNew(string text)
    {
        const int Most = 1000;
        lock (_logged)
            return _logged.Count < Most && _logged.Add(text);
    }

    /// <summary>Waits.</summary>
    /// <exception cref="OperationCanceledException">The watch has ended.</exception>
    public Task DelayAsync(TimeSpan time, CancellationToken cancellationToken) =>
        new AsyncLatch(Scheduler).WaitAsync(time, Time, cancellationToken);
}
