using System.Buffers;
using System.IO.Pipelines;

namespace DubboNet.Testing;

/// <summary>One end of a byte stream in memory.</summary>
internal sealed class InMemoryStream : AsyncStream
{
    private readonly PipeReader _input;
    private readonly PipeWriter _output;
    private volatile bool _isDisposed;

    private InMemoryStream(PipeReader input, PipeWriter output)
    {
        _input = input;
        _output = output;
    }

    /// <summary>Creates both ends of a stream.</summary>
    /// <param name="scheduler">The scheduler on which waiting reads continue. Null: the thread pool.</param>
    public static (InMemoryStream Client, InMemoryStream Provider) CreatePair(PipeScheduler? scheduler = null)
    {
        // Without thresholds, a write never waits for a read.
        var options = new PipeOptions(
            readerScheduler: scheduler, writerScheduler: scheduler, pauseWriterThreshold: 0, useSynchronizationContext: false);
        Pipe requests = new(options);
        Pipe responses = new(options);
        return (new InMemoryStream(responses.Reader, requests.Writer), new InMemoryStream(requests.Reader, responses.Writer));
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        ReadResult result = await _input.ReadAsync(cancellationToken).ConfigureAwait(false);
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        int count = (int)Math.Min(buffer.Length, result.Buffer.Length);
        result.Buffer.Slice(0, count).CopyTo(buffer.Span);
        _input.AdvanceTo(result.Buffer.GetPosition(count));
        return count;
    }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        try
        {
            await _output.WriteAsync(buffer, cancellationToken).ConfigureAwait(false);
        }
        catch (InvalidOperationException) when (_isDisposed)
        {
            throw new ObjectDisposedException(nameof(InMemoryStream));
        }
    }

    /// <summary>Closes the stream. The peer's reads fail with the reason.</summary>
    public void Break(IOException reason)
    {
        Close(reason);
        Dispose();
    }

    protected override void Dispose(bool disposing)
    {
        Close(reason: null);
        base.Dispose(disposing);
    }

    private void Close(IOException? reason)
    {
        if (_isDisposed)
            return;
        _isDisposed = true;
        _input.CancelPendingRead();
        _output.Complete(reason);
    }
}
