namespace DubboNet.Hosting.Tests.Application;

/// <summary>Counts the states of calls over the life of the application.</summary>
internal sealed class CallCounter
{
    private int _made;

    public int Made => _made;

    public SemaphoreSlim Disposed { get; } = new(0);

    public int Next() => Interlocked.Increment(ref _made);
}
