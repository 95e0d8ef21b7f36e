using System.Buffers;
using System.IO.Pipelines;
using System.Net;

namespace DubboNet.TestKit;

/// <summary>Represents one end of a byte stream without sockets, whose writes can be held back.</summary>
internal sealed class InMemoryTransport : AsyncStream
{
    private readonly PipeReader _input;
    private readonly PipeWriter _output;
    private readonly PipeScheduler _scheduler;
    private readonly SemaphoreSlim _heldWrites = new(0);
    private TaskCompletionSource? _gate;
    private Exception? _failure;
    private volatile bool _isDisposed;

    private InMemoryTransport(PipeReader input, PipeWriter output, PipeScheduler scheduler)
    {
        _scheduler = scheduler;
        _input = input;
        _output = output;
    }

    /// <summary>Gets the number of bytes of each write.</summary>
    public List<int> Writes { get; } = [];

    /// <summary>Creates both ends of a stream.</summary>
    /// <param name="scheduler">The scheduler on which waiting readers and writers continue. The default is the thread pool.</param>
    public static (InMemoryTransport Near, InMemoryTransport Far) CreatePair(PipeScheduler? scheduler = null)
    {
        scheduler ??= PipeScheduler.ThreadPool;
        // There are no thresholds, because only a held write must make a writer wait.
        var options = new PipeOptions(
            readerScheduler: scheduler, writerScheduler: scheduler, pauseWriterThreshold: 0, useSynchronizationContext: false);
        Pipe there = new(options);
        Pipe back = new(options);
        return (new InMemoryTransport(back.Reader, there.Writer, scheduler), new InMemoryTransport(there.Reader, back.Writer, scheduler));
    }

    public DubboTransport AsTransport() => new(this, new DnsEndPoint("near", 1), new DnsEndPoint("far", 2));

    /// <summary>Makes writes wait from now on.</summary>
    public void HoldWrites() => _gate = new TaskCompletionSource();

    /// <summary>Completes when a write waits.</summary>
    public Task WaitForHeldWriteAsync() => _heldWrites.WaitAsync().Within();

    public void ReleaseWrites()
    {
        if (Interlocked.Exchange(ref _gate, null) is { } gate)
            _scheduler.Schedule(static gate => ((TaskCompletionSource)gate!).TrySetResult(), gate);
    }

    /// <summary>Makes waiting and later writes fail.</summary>
    public void FailWrites(Exception failure)
    {
        _failure = failure;
        ReleaseWrites();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        ReadResult result = await _input.ReadAsync(cancellationToken);
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        int count = (int)Math.Min(buffer.Length, result.Buffer.Length);
        result.Buffer.Slice(0, count).CopyTo(buffer.Span);
        _input.AdvanceTo(result.Buffer.GetPosition(count));
        return count;
    }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        Writes.Add(buffer.Length);
        if (_gate is { } gate)
        {
            _heldWrites.Release();
            await gate.Task.WaitAsync(cancellationToken);
        }

        if (_failure is not null)
            throw _failure;
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        await _output.WriteAsync(buffer, cancellationToken);
    }

    protected override void Dispose(bool disposing)
    {
        if (!_isDisposed)
        {
            _isDisposed = true;
            _input.CancelPendingRead();
            ReleaseWrites();
            _output.Complete();
        }

        base.Dispose(disposing);
    }
}
