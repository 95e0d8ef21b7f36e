namespace DubboNet.Kubernetes.Tests;

/// <summary>Reads a sequence of a registry with a time limit, and cancels it at the end.</summary>
internal sealed class Sequence<T> : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly IAsyncEnumerator<T> _values;
    private Task<bool> _next = Task.FromResult(true);

    public Sequence(Func<CancellationToken, IAsyncEnumerable<T>> watch) => _values = watch(_stop.Token).GetAsyncEnumerator();

    /// <summary>Returns the next value.</summary>
    public async Task<T> NextAsync()
    {
        _next = _values.MoveNextAsync().AsTask();
        Assert.That(await _next.Within(), "The sequence has ended.");
        return _values.Current;
    }

    /// <summary>Waits for the end of the sequence, which must deliver no value before.</summary>
    public async Task EndAsync()
    {
        _next = _values.MoveNextAsync().AsTask();
        Assert.That(await _next.Within(), Is.False);
    }

    public void Cancel() => _stop.Cancel();

    public async ValueTask DisposeAsync()
    {
        Cancel();
        try
        {
            await _next.Within();
        }
        catch (OperationCanceledException)
        {
            // The test did not need the value that it waited for.
        }

        await _values.DisposeAsync();
        _stop.Dispose();
    }
}
