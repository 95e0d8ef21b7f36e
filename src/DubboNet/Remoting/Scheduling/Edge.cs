using System.IO.Pipelines;
using Microsoft.Extensions.Logging;

namespace DubboNet.Remoting.Scheduling;

/// <summary>
/// Contains all entry points for threads, timers and tokens of the platform into this library. An unhandled exception would end the process
/// here. So each target specifies what an exception ends instead, which is a call or a connection. Architecture tests do not allow other
/// entry points.
/// </summary>
internal static class Edge
{
    /// <summary>Creates a timer. The timer does not capture the async locals of the current code.</summary>
    public static ITimer CreateTimer(TimeProvider time, ITimed target, TimeSpan dueTime, TimeSpan period)
    {
        using (ExecutionContext.SuppressFlow())
            return time.CreateTimer(static target => OnDue((ITimed)target!), target, dueTime, period);
    }

    /// <summary>Creates a timer that is not started.</summary>
    public static ITimer CreateTimer(TimeProvider time, ITimed target) =>
        CreateTimer(time, target, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

    /// <summary>Calls the target when the token is canceled. Calls it immediately if the token is already canceled.</summary>
    public static CancellationTokenRegistration Register(ICancellable target, CancellationToken token) =>
        token.UnsafeRegister(static target => OnCancelled((ICancellable)target!), target);

    /// <summary>Schedules a work item. On the thread pool this does not allocate.</summary>
    public static void Schedule(this PipeScheduler scheduler, WorkItem item)
    {
        if (scheduler == PipeScheduler.ThreadPool)
        {
#pragma warning disable RS0030 // This is the only use of the thread pool.
            ThreadPool.UnsafeQueueUserWorkItem(item, preferLocal: false);
#pragma warning restore RS0030
        }
        else
        {
            scheduler.Schedule(static item => ((WorkItem)item!).Execute(), item);
        }
    }

    /// <summary>Cancels a token source in a work item, on a thread where callbacks of the application can run.</summary>
    public static void ScheduleCancellation(this PipeScheduler scheduler, CancellationTokenSource source, ILogger logger) =>
        scheduler.Schedule(new Cancellation(source, logger));

    /// <summary>Reports an exception to the target. Ignores a further exception of the target, because nothing more can be done.</summary>
    public static void Fail(IEdgeTarget target, Exception failure)
    {
        try
        {
            target.OnFailed(failure);
        }
        catch (Exception)
        {
            // Usually a logger of the application has thrown, so the failure cannot be logged.
        }
    }

    private static void OnDue(ITimed target)
    {
        try
        {
            target.OnDue();
        }
        catch (Exception e)
        {
            Fail(target, e);
        }
    }

    private static void OnCancelled(ICancellable target)
    {
        try
        {
            target.OnCancelled();
        }
        catch (Exception e)
        {
            Fail(target, e);
        }
    }
}
