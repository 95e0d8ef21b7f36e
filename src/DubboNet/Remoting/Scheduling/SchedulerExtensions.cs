using System.IO.Pipelines;

namespace DubboNet.Remoting.Scheduling;

/// <summary>
/// The only ways to another thread. Everything that must not run where it was decided goes through the scheduler of the connection, channel or server, so
/// that a test with a scheduler and a clock of its own decides every step. Loops and timers of the platform apart, nothing else may hop.
/// </summary>
internal static class SchedulerExtensions
{
    /// <summary>Runs a work item later; on the thread pool without an allocation.</summary>
    public static void Schedule(this PipeScheduler scheduler, IThreadPoolWorkItem item)
    {
        if (scheduler == PipeScheduler.ThreadPool)
        {
#pragma warning disable RS0030 // Here is where the thread pool is reached.
            ThreadPool.UnsafeQueueUserWorkItem(item, preferLocal: false);
#pragma warning restore RS0030
        }
        else
        {
            scheduler.Schedule(static item => ((IThreadPoolWorkItem)item!).Execute(), item);
        }
    }

    /// <summary>Awaited at the start of a loop, lets it go on in a work item of its own.</summary>
    public static SchedulerSwitch SwitchAsync(this PipeScheduler scheduler) => new(scheduler);
}
