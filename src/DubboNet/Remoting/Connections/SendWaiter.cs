using System.IO.Pipelines;
using DubboNet.Remoting.Scheduling;

namespace DubboNet.Remoting.Connections;

/// <summary>Waits until the stream has taken a frame, or has ended.</summary>
internal sealed class SendWaiter(PipeScheduler scheduler) : Waiter(scheduler)
{
    /// <summary>Whether the stream has taken it; set before the waiter is released.</summary>
    public bool WasSent { get; set; }
}
