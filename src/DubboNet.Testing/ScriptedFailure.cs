namespace DubboNet.Testing;

/// <summary>
/// A failure that waits for its call. See <see cref="DubboTestNetwork.FailNext{TContract}(string, DubboFailure, int)"/>.
/// </summary>
public sealed class ScriptedFailure
{
#pragma warning disable RS0030 // The test continues on another thread, because it may block this one.
    private readonly TaskCompletionSource _occurred = new(TaskCreationOptions.RunContinuationsAsynchronously);
#pragma warning restore RS0030
    private readonly DubboFailure _failure;

    internal ScriptedFailure(DubboFailure failure) => _failure = failure;

    /// <summary>
    /// Gets a task that ends when the call has reached a provider and failed there. Of several calls, this is the last one.
    /// </summary>
    public Task Occurred => _occurred.Task;

    /// <summary>Lets a call fail. The task fails with what its provider throws.</summary>
    internal Task OccurAsync(FailingCall call)
    {
        Task failing = _failure.OccurAsync(call);
        _occurred.SetResult();
        return failing;
    }
}
