namespace DubboNet.Tool;

/// <summary>Explains the frames of one direction of a connection as its bytes arrive.</summary>
internal sealed class DirectionFrames : IFrameSink
{
    private readonly FrameEvent _template;
    private readonly CallMatcher _matcher;
    private readonly Action<FrameEvent> _emit;
    private readonly FrameSplitter _splitter;

    /// <summary>Initializes the start of the direction.</summary>
    /// <param name="template">What all its frames have in common.</param>
    /// <param name="matcher">The calls of the connection.</param>
    /// <param name="emit">What receives the frames.</param>
    public DirectionFrames(FrameEvent template, CallMatcher matcher, Action<FrameEvent> emit)
    {
        (_template, _matcher, _emit) = (template, matcher, emit);
        _splitter = new FrameSplitter(this);
    }

    /// <summary>Gets the number of frames so far.</summary>
    public long Count { get; private set; }

    /// <summary>Gets or sets the time of the bytes that are pushed.</summary>
    public DateTimeOffset? Time { get; set; }

    /// <summary>Gets or sets a value indicating whether the first bytes can be from the middle of a frame.</summary>
    public bool StartsAnywhere { get; set; }

    /// <summary>Takes the next bytes.</summary>
    public void Push(ReadOnlySpan<byte> bytes) => _splitter.Push(bytes);

    /// <summary>Ends the direction, or tells that bytes are missing.</summary>
    public void End(long missing = 0) => _splitter.End(missing);

    bool IFrameSink.Accepts(int size) => true;

    void IFrameSink.OnFrame(long offset, byte[]? bytes)
    {
        Count++;
        _emit(_matcher.Match(_template with { Time = Time, Offset = offset, Frame = FrameExplainer.Explain(bytes) }));
    }

    void IFrameSink.OnOther(long offset, long length, byte[] start) => _emit(_template with
    {
        Time = Time,
        Offset = offset,
        Message = StartsAnywhere && Count == 0
            ? $"{length} bytes before any Dubbo frame: {OtherBytes.Name(start)}"
            : OtherBytes.Describe(start, length),
        OtherBytes = start,
        IsProblem = !StartsAnywhere || Count > 0,
    });
}
