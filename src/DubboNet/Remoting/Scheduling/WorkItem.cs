namespace DubboNet.Remoting.Scheduling;

/// <summary>
/// Represents work for a thread of the scheduler. An exception ends the call or the connection that the work belongs to, and never reaches
/// the thread.
/// </summary>
internal abstract class WorkItem : IThreadPoolWorkItem, IEdgeTarget
{
    /// <summary>Runs the work. Does not throw.</summary>
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

    /// <summary>Runs the work. Exceptions go to <see cref="OnFailed"/>.</summary>
    protected abstract void Run();
}
