using DubboNet.Remoting.Diagnostics;
using Microsoft.Extensions.Logging;

namespace DubboNet.Remoting.Scheduling;

/// <summary>Cancels a source. All its callbacks run; exceptions of theirs are logged.</summary>
internal sealed class Cancellation(CancellationTokenSource source, ILogger logger) : WorkItem
{
    public override void OnFailed(Exception failure) => RemotingLog.CallbackThrew(logger, failure);

    protected override void Run() => source.Cancel();
}
