namespace DubboNet.Adversary;

/// <summary>Allows attacks to begin while it is open.</summary>
internal sealed class Gate
{
    private volatile TaskCompletionSource _opened = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>
    /// Waits until the gate is open. Attacks that had to wait begin at random times within their pause. Otherwise, all kinds would attack
    /// at the moment at which the gate opens.
    /// </summary>
    public async Task WaitAsync(TimeSpan pause)
    {
        Task opened = _opened.Task;
        if (opened.IsCompleted)
            return;
        await opened;
        await Task.Delay(pause * Random.Shared.NextDouble());
    }

    public void Open() => _opened.TrySetResult();

    public void Close() => _opened = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
}
