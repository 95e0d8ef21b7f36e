using System.IO.Pipelines;

namespace DubboNet.Remoting.Scheduling;

/// <summary>
/// Moves loops to another thread. All code that must not run on the current thread goes through the scheduler of the connection, channel or
/// server. So a test with its own scheduler and clock controls each step. Apart from loops and the timers of the platform, no code may
/// switch threads.
/// </summary>
internal static class SchedulerExtensions
{
    /// <summary>Moves a loop to a separate work item. A loop awaits it at its start.</summary>
    public static SchedulerSwitch SwitchAsync(this PipeScheduler scheduler) => new(scheduler);
}
