namespace DubboNet.Remoting.Scheduling;

/// <summary>Work for a thread of the scheduler. An exception of it ends what the work was for, and never reaches the thread.</summary>
internal abstract class WorkItem : IThreadPoolWorkItem, IEdgeTarget
{
    /// <summary>Runs the work. Throws nothing.</summary>
    public void Execute()
    {
        try
        {
            Run();
        }
        catch (Exception e)
        {
            Edge.Fail(this, e);
        }
    }

    /// <inheritdoc/>
    public abstract void OnFailed(Exception failure);

    /// <summary>Does the work.</summary>
    protected abstract void Run();
}
