namespace DubboNet.Remoting.Correlation;

/// <summary>Represents the deadline of a call, and the setting that it comes from.</summary>
/// <param name="Timeout">The time from <paramref name="StartedAt"/> to the response. It can be infinite.</param>
/// <param name="Origin">The setting for messages, such as the call, the method, the service or the client.</param>
/// <param name="StartedAt">The start of the call, as <see cref="TimeProvider.GetTimestamp"/>.</param>
/// <param name="IsSent">Whether the remaining time is sent to the provider (<c>_TO</c>).</param>
internal readonly record struct CallDeadline(TimeSpan Timeout, string Origin, long StartedAt, bool IsSent = false)
{
    /// <summary>Returns the remaining time, which is at least zero.</summary>
    public TimeSpan Remaining(TimeProvider time)
    {
        if (Timeout == System.Threading.Timeout.InfiniteTimeSpan)
            return Timeout;
        TimeSpan left = Timeout - time.GetElapsedTime(StartedAt);
        return left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }

    public override string ToString() => $"{Timeout.TotalMilliseconds:F0} ms, set by {Origin}";
}
