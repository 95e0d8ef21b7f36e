using BenchmarkDotNet.Attributes;
using DubboNet.Protocol;
using DubboNet.Remoting.Correlation;

namespace DubboNet.Benchmarks;

/// <summary>Measures a call that is added and claimed by its response while other calls are waiting.</summary>
[MemoryDiagnoser]
public class PendingCalls
{
    private readonly PendingCallTable _table = new(65_536);
    private readonly Call _call = new();

    [Params(0, 1000)]
    public int Waiting { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        for (int i = 0; i < Waiting; i++)
            _table.TryAdd(new Call(), long.MaxValue);
    }

    [Benchmark]
    public bool AddAndClaim() =>
        _table.TryAdd(_call, long.MaxValue) == PendingCallTable.AddResult.Added && _table.TryClaim(_call.Id, out _, out _);

    private sealed class Call : PendingCall
    {
        public override object Method => "echo";

        protected override void Run()
        {
        }

        public override void SetResponse(in FrameHeader header, ReadOnlySpan<byte> body)
        {
        }

        public override LongResponse CopyForDecoding() => throw new NotSupportedException("Nothing is decoded here.");

        public override void SetException(Exception exception)
        {
        }
    }
}
