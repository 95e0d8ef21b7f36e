using System.Buffers;
using System.Threading.Tasks.Sources;
using DubboNet.Testing;

namespace DubboNet.Fuzz.Stage;

/// <summary>Represents the stream of a connection. The test provides the data that it reads, and takes the data that it writes.</summary>
internal sealed class FedStream : AsyncStream, IValueTaskSource<int>
{
    private readonly ArrayBufferWriter<byte> _written = new();
    private ManualResetValueTaskSourceCore<int> _reading;
    private ReadOnlyMemory<byte> _fed;
    private Memory<byte> _target;
    private bool _isReading;

    /// <summary>Gets a value indicating whether the connection has closed the stream.</summary>
    public bool IsDisposed { get; private set; }

    /// <summary>Gets the data written since <see cref="Forget"/> was called.</summary>
    public ReadOnlySpan<byte> Written => _written.WrittenSpan;

    public void Forget() => _written.ResetWrittenCount();

    /// <summary>Provides bytes to read. Bytes provided before must have been read.</summary>
    public void Feed(ReadOnlyMemory<byte> bytes)
    {
        _fed = bytes;
        if (!_isReading || bytes.IsEmpty)
            return;
        _isReading = false;
        _reading.SetResult(Take(_target.Span));
    }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (!_fed.IsEmpty)
            return new ValueTask<int>(Take(buffer.Span));
        if (IsDisposed)
            return ValueTask.FromException<int>(new ObjectDisposedException(nameof(FedStream)));
        _target = buffer;
        _isReading = true;
        _reading.Reset();
        return new ValueTask<int>(this, _reading.Version);
    }

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        _written.Write(buffer.Span);
        return default;
    }

    public int GetResult(short token) => _reading.GetResult(token);

    public ValueTaskSourceStatus GetStatus(short token) => _reading.GetStatus(token);

    public void OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _reading.OnCompleted(continuation, state, token, flags);

    protected override void Dispose(bool disposing)
    {
        if (IsDisposed)
            return;
        IsDisposed = true;
        if (_isReading)
        {
            _isReading = false;
            _reading.SetException(new ObjectDisposedException(nameof(FedStream)));
        }

        base.Dispose(disposing);
    }

    private int Take(Span<byte> target)
    {
        int count = Math.Min(target.Length, _fed.Length);
        _fed.Span[..count].CopyTo(target);
        _fed = _fed[count..];
        return count;
    }
}
