namespace DubboNet.Remoting.Correlation;

/// <summary>How long a call may take, and who said so.</summary>
/// <param name="Timeout">From <paramref name="StartedAt"/> to the answer; may be infinite.</param>
/// <param name="Origin">For the message of the time-out: the call, the method, the service, the client, ….</param>
/// <param name="StartedAt">As <see cref="TimeProvider.GetTimestamp"/>.</param>
/// <param name="IsSent">Whether the provider is told what is left (<c>_TO</c>).</param>
internal readonly record struct CallLimit(TimeSpan Timeout, string Origin, long StartedAt, bool IsSent = false)
{
    /// <summary>What is left; never less than nothing.</summary>
    public TimeSpan Remaining(TimeProvider time)
    {
        if (Timeout == System.Threading.Timeout.InfiniteTimeSpan)
            return Timeout;
        TimeSpan left = Timeout - time.GetElapsedTime(StartedAt);
        return left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }

    public override string ToString() => $"{Timeout.TotalMilliseconds:F0} ms, set by {Origin}";
}
