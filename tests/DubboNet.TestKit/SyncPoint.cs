using System.Threading.Channels;

namespace DubboNet.TestKit;

/// <summary>A place at which code under test stops until the test lets it go on.</summary>
internal sealed class SyncPoint
{
    private readonly Channel<bool> _reached = Channel.CreateUnbounded<bool>();
    private readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Called where the code is to stop.</summary>
    public async Task StopHereAsync()
    {
        _reached.Writer.TryWrite(true);
        await _released.Task;
    }

    /// <summary>The same for code that cannot await; it holds its thread.</summary>
    public void StopHere()
    {
        _reached.Writer.TryWrite(true);
        _released.Task.Wait();
    }

    /// <summary>Called by the test: done when that many have come.</summary>
    public async Task WaitUntilReachedAsync(int times = 1)
    {
        for (int i = 0; i < times; i++)
            await _reached.Reader.ReadAsync().Within();
    }

    /// <summary>Lets everybody go on, those that come later too.</summary>
    public void Release() => _released.TrySetResult();
}
