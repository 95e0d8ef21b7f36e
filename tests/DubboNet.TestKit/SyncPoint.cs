using System.Threading.Channels;

namespace DubboNet.TestKit;

/// <summary>Represents a place at which code under test stops until the test releases it.</summary>
internal sealed class SyncPoint
{
    private readonly Channel<bool> _reached = Channel.CreateUnbounded<bool>();
    private readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Stops the code under test here.</summary>
    public async Task StopHereAsync()
    {
        _reached.Writer.TryWrite(true);
        await _released.Task;
    }

    /// <summary>Stops code that cannot await, and blocks its thread.</summary>
    public void StopHere()
    {
        _reached.Writer.TryWrite(true);
        _released.Task.Wait();
    }

    /// <summary>Waits until the place has been reached a number of times. Called by the test.</summary>
    public async Task WaitUntilReachedAsync(int times = 1)
    {
        for (int i = 0; i < times; i++)
            await _reached.Reader.ReadAsync().Within();
    }

    /// <summary>Releases all code that stops here, now and later.</summary>
    public void Release() => _released.TrySetResult();
}
