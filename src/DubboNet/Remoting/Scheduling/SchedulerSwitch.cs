using System.IO.Pipelines;
using System.Runtime.CompilerServices;

namespace DubboNet.Remoting.Scheduling;

/// <summary>Represents an awaitable that never completes synchronously. Its continuation runs as a work item of the scheduler.</summary>
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
