namespace DubboNet.LoadTest;

/// <summary>Contains the number of frames that clients queued and of the sends that transmitted them.</summary>
internal readonly record struct SendCounts(long Frames, long Sends)
{
    /// <summary>Gets the number of frames per send, or NaN if there was no send.</summary>
    public double FramesPerSend => (double)Frames / Sends;

    public static SendCounts operator +(SendCounts left, SendCounts right) => new(left.Frames + right.Frames, left.Sends + right.Sends);

    public static SendCounts operator -(SendCounts left, SendCounts right) => new(left.Frames - right.Frames, left.Sends - right.Sends);
}
