namespace DubboNet.Hosting.Tests.Application;

/// <summary>A scoped service that lives as long as a call.</summary>
internal sealed class CallState(CallCounter counter) : IAsyncDisposable
{
    public int Number { get; } = counter.Next();

    public int Uses { get; set; }

    public ValueTask DisposeAsync()
    {
        counter.Disposed.Release();
        return default;
    }
}
