namespace DubboNet.LoadTest;

/// <summary>Frames that clients queued, and the sends in which they went out.</summary>
internal readonly record struct SendCounts(long Frames, long Sends)
{
    /// <summary>Not a number if there was no send.</summary>
    public double FramesPerSend => (double)Frames / Sends;

    public static SendCounts operator +(SendCounts left, SendCounts right) => new(left.Frames + right.Frames, left.Sends + right.Sends);

    public static SendCounts operator -(SendCounts left, SendCounts right) => new(left.Frames - right.Frames, left.Sends - right.Sends);
}
