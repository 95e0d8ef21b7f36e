namespace DubboNet.ZooKeeper.Tests.Registry;

/// <summary>Reads a sequence of a registry, one value at a time.</summary>
internal sealed class Sequence<T> : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly IAsyncEnumerator<T> _values;

    public Sequence(Func<CancellationToken, IAsyncEnumerable<T>> watch) => _values = watch(_stop.Token).GetAsyncEnumerator();

    /// <summary>Gets the number of values so far.</summary>
    public int Count { get; private set; }

    /// <summary>Returns the next value.</summary>
    public async Task<T> NextAsync()
    {
        Assert.That(await _values.MoveNextAsync().Within(), "The sequence has ended.");
        Count++;
        return _values.Current;
    }

    /// <summary>Returns whether there is a further value.</summary>
    public Task<bool> MoveAsync() => _values.MoveNextAsync().AsTask();

    /// <summary>Reads values until one fulfills a condition.</summary>
    public async Task<T> UntilAsync(Func<T, bool> condition)
    {
        while (true)
        {
            T value = await NextAsync();
            if (condition(value))
                return value;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _values.DisposeAsync();
        _stop.Dispose();
    }
}
