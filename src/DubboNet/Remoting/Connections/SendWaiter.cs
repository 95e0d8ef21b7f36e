using System.IO.Pipelines;
using DubboNet.Remoting.Scheduling;

namespace DubboNet.Remoting.Connections;

/// <summary>Waits until the stream has accepted a frame, or has ended.</summary>
internal sealed class SendWaiter(PipeScheduler scheduler) : Waiter(scheduler)
{
    /// <summary>Gets or sets whether the stream has accepted the frame. It is set before the waiter is released.</summary>
    public bool WasSent { get; set; }
}
