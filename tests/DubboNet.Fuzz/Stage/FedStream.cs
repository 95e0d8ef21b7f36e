using System.Buffers;
using System.Threading.Tasks.Sources;

namespace DubboNet.Fuzz.Stage;

/// <summary>A connection's stream: what it reads is fed to it, and what it writes is kept until it is taken.</summary>
internal sealed class FedStream : AsyncStream, IValueTaskSource<int>
{
    private readonly ArrayBufferWriter<byte> _written = new();
    private ManualResetValueTaskSourceCore<int> _reading;
    private ReadOnlyMemory<byte> _fed;
    private Memory<byte> _target;
    private bool _isReading;

    /// <summary>Whether the connection has closed it.</summary>
    public bool IsDisposed { get; private set; }

    /// <summary>What was written since the last time that this was forgotten.</summary>
    public ReadOnlySpan<byte> Written => _written.WrittenSpan;

    public void Forget() => _written.ResetWrittenCount();

    /// <summary>Lets bytes arrive. What was fed before has been read.</summary>
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
