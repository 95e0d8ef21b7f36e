namespace DubboNet.Adversary;

/// <summary>Lets attacks begin while it is open.</summary>
internal sealed class Gate
{
    private volatile TaskCompletionSource _opened = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task WaitAsync() => _opened.Task;

    public void Open() => _opened.TrySetResult();

    public void Close() => _opened = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
}
