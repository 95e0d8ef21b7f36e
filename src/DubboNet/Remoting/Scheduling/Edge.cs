using System.IO.Pipelines;
using Microsoft.Extensions.Logging;

namespace DubboNet.Remoting.Scheduling;

/// <summary>
/// The only way from threads, timers and tokens of the platform into this library. An exception that passed here would end the process, so each caller says
/// what an exception ends instead: its call or its connection. Architecture tests forbid other ways.
/// </summary>
internal static class Edge
{
    /// <summary>Makes a timer. It does not keep the async locals of the code that makes it.</summary>
    public static ITimer CreateTimer(TimeProvider time, ITimed target, TimeSpan dueTime, TimeSpan period)
    {
        using (ExecutionContext.SuppressFlow())
            return time.CreateTimer(static target => OnDue((ITimed)target!), target, dueTime, period);
    }

    /// <summary>Makes a timer that is not set yet.</summary>
    public static ITimer CreateTimer(TimeProvider time, ITimed target) => CreateTimer(time, target, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

    /// <summary>Calls the target when the token is cancelled; at once if it is cancelled already.</summary>
    public static CancellationTokenRegistration Register(ICancellable target, CancellationToken token) =>
        token.UnsafeRegister(static target => OnCancelled((ICancellable)target!), target);

    /// <summary>Runs a work item later; on the thread pool without an allocation.</summary>
    public static void Schedule(this PipeScheduler scheduler, WorkItem item)
    {
        if (scheduler == PipeScheduler.ThreadPool)
        {
#pragma warning disable RS0030 // Here is where the thread pool is reached.
            ThreadPool.UnsafeQueueUserWorkItem(item, preferLocal: false);
#pragma warning restore RS0030
        }
        else
        {
            scheduler.Schedule(static item => ((WorkItem)item!).Execute(), item);
        }
    }

    /// <summary>Cancels a source in a work item, where code of the application that listens to it may run.</summary>
    public static void ScheduleCancellation(this PipeScheduler scheduler, CancellationTokenSource source, ILogger logger) =>
        scheduler.Schedule(new Cancellation(source, logger));

    /// <summary>Lets the target end. If that fails, too, nothing is left to do.</summary>
    public static void Fail(IEdgeTarget target, Exception failure)
    {
        try
        {
            target.OnFailed(failure);
        }
        catch (Exception)
        {
            // Mostly a logger of the application that throws: the failure cannot be logged.
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
