using System.IO.Pipelines;
using System.Net;
using DubboNet.Testing;

namespace DubboNet.TestKit;

/// <summary>Represents one end of a stream in memory that counts its writes and can hold them back.</summary>
internal sealed class HoldableStream : AsyncStream
{
    private readonly InMemoryStream _stream;
    private readonly PipeScheduler _scheduler;
    private readonly SemaphoreSlim _heldWrites = new(0);
    private TaskCompletionSource? _gate;
    private Exception? _failure;

    private HoldableStream(InMemoryStream stream, PipeScheduler scheduler)
    {
        _stream = stream;
        _scheduler = scheduler;
    }

    /// <summary>Gets the number of bytes of each write.</summary>
    public List<int> Writes { get; } = [];

    /// <summary>Creates both ends of a stream.</summary>
    /// <param name="scheduler">The scheduler on which waiting reads and held writes continue. The default is the thread pool.</param>
    public static (HoldableStream Near, HoldableStream Far) CreatePair(PipeScheduler? scheduler = null)
    {
        scheduler ??= PipeScheduler.ThreadPool;
        (InMemoryStream near, InMemoryStream far) = InMemoryStream.CreatePair(scheduler);
        return (new HoldableStream(near, scheduler), new HoldableStream(far, scheduler));
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

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        _stream.ReadAsync(buffer, cancellationToken);

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
        await _stream.WriteAsync(buffer, cancellationToken);
    }

    protected override void Dispose(bool disposing)
    {
        _stream.Dispose();
        ReleaseWrites();
        base.Dispose(disposing);
    }
}
