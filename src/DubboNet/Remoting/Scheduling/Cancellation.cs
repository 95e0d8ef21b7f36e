using Microsoft.Extensions.Logging;

namespace DubboNet.Remoting.Scheduling;

/// <summary>Cancels a token source. All callbacks run, and their exceptions are logged.</summary>
internal sealed class Cancellation(CancellationTokenSource source, ILogger logger) : WorkItem
{
    public override void OnFailed(Exception failure) => SchedulingLog.CallbackThrew(logger, failure);

    protected override void Run() => source.Cancel();
}
