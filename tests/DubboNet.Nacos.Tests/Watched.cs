using System.Text.Json;

namespace DubboNet.Nacos.Tests;

/// <summary>Reads a sequence of a registry with a time limit.</summary>
internal sealed class Watched<T>(IAsyncEnumerable<T> values) : IAsyncDisposable
{
    private readonly IAsyncEnumerator<T> _values = values.GetAsyncEnumerator();
    private Task<bool>? _next;

    /// <summary>Returns the next value.</summary>
    public async Task<T> NextAsync()
    {
        Assert.That(await (_next ?? MoveAsync()).Within(), "The sequence has ended.");
        _next = null;
        return _values.Current;
    }

    /// <summary>Returns the first value from now on that meets a condition.</summary>
    public async Task<T> UntilAsync(Func<T, bool> condition, TimeSpan? limit = null)
    {
        using var end = new CancellationTokenSource(limit ?? TimeSpan.FromMinutes(1));
        while (true)
        {
            _next ??= MoveAsync();
            if (await Task.WhenAny(_next, Task.Delay(Timeout.Infinite, end.Token)) != _next)
                Assert.Fail($"The expected value did not arrive. The last one is {JsonSerializer.Serialize(_values.Current)}.");
            Assert.That(await _next, "The sequence has ended.");
            _next = null;
            if (condition(_values.Current))
                return _values.Current;
        }
    }

    /// <summary>Waits for the end of the sequence, which may deliver values before.</summary>
    public async Task EndAsync()
    {
        while (await (_next ?? MoveAsync()).Within())
            _next = null;
    }

    /// <summary>Asserts that no value arrives for a time.</summary>
    public async Task ExpectNothingAsync(TimeSpan time)
    {
        _next ??= MoveAsync();
        await Task.WhenAny(_next, Task.Delay(time));
        Assert.That(_next.IsCompleted, Is.False);
    }

    public async ValueTask DisposeAsync()
    {
        // A sequence that waits is left to its registry, which the test disposes of.
        if (_next is null)
            await _values.DisposeAsync();
    }

    private Task<bool> MoveAsync() => _values.MoveNextAsync().AsTask();
}
