using System.IO.Pipelines;
using System.Runtime.CompilerServices;

namespace DubboNet.Remoting.Scheduling;

/// <summary>An awaitable that is never done at once: what follows it runs as a work item of the scheduler.</summary>
internal readonly struct SchedulerSwitch(PipeScheduler scheduler) : ICriticalNotifyCompletion
{
    public bool IsCompleted => false;

    public SchedulerSwitch GetAwaiter() => this;

    public void GetResult()
    {
    }

    public void OnCompleted(Action continuation) => UnsafeOnCompleted(continuation);

    public void UnsafeOnCompleted(Action continuation) => scheduler.Schedule(static action => ((Action)action!)(), continuation);
}
