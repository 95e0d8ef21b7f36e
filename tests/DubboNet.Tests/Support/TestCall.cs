using DubboNet.Protocol;
using DubboNet.Remoting.Correlation;

namespace DubboNet.Tests.Support;

/// <summary>Records how the call was completed, and how many times.</summary>
internal sealed class TestCall : PendingCall
{
    private int _completions;

    public override object Method => FrameMethods.Echo;

    /// <summary>Gets how many times the call was completed, which must be at most one.</summary>
    public int Completions => Volatile.Read(ref _completions);

    /// <summary>Gets a text for the first completion.</summary>
    public string? Outcome { get; private set; }

    public RequestState State { get; private set; }

    /// <summary>Gets or sets the response to the sender, or null if the call did not reach the sender.</summary>
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
