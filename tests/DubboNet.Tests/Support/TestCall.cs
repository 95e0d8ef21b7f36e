using DubboNet.Protocol;
using DubboNet.Remoting.Correlation;

namespace DubboNet.Tests.Support;

/// <summary>A call that remembers how it ended, and how often.</summary>
internal sealed class TestCall : PendingCall
{
    private int _completions;

    public override object Method => FrameMethods.Echo;

    /// <summary>How often it was completed; more than once is an error of whoever did it.</summary>
    public int Completions => Volatile.Read(ref _completions);

    /// <summary>What completed it first.</summary>
    public string? Outcome { get; private set; }

    public RequestState State { get; private set; }

    /// <summary>What the sender was told; null if it did not come to sending.</summary>
    public bool? MaySend { get; set; }

    public void Complete(string outcome, RequestState state = RequestState.Unknown)
    {
        if (Interlocked.Increment(ref _completions) == 1)
            (Outcome, State) = (outcome, state);
    }

    public override void SetResponse(in FrameHeader header, ReadOnlySpan<byte> body) => Complete("response");

    public override LongResponse CopyForDecoding() => new TestResponse();

    public override void SetException(Exception exception) => Complete(exception.Message);

    protected override void Run()
    {
    }

    private sealed class TestResponse : LongResponse
    {
        public override void Decode(in FrameHeader header, ReadOnlySpan<byte> body)
        {
        }

        public override void Complete(PendingCall call) => ((TestCall)call).Complete("response");
    }
}
