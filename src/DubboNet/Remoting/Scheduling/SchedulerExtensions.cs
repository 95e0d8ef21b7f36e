using System.IO.Pipelines;

namespace DubboNet.Remoting.Scheduling;

/// <summary>
/// The way of loops to another thread. Everything that must not run where it was decided goes through the scheduler of the connection, channel or server, so
/// that a test with a scheduler and a clock of its own decides every step. Loops and timers of the platform apart, nothing else may hop.
/// </summary>
internal static class SchedulerExtensions
{
    /// <summary>Awaited at the start of a loop, lets it go on in a work item of its own.</summary>
    public static SchedulerSwitch SwitchAsync(this PipeScheduler scheduler) => new(scheduler);
}
