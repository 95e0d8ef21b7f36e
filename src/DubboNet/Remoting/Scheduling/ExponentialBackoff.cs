namespace DubboNet.Remoting.Scheduling;

/// <summary>Calculates the delays between failed attempts. Each delay is longer than the previous one, up to a maximum.</summary>
internal static class ExponentialBackoff
{
    private const double Growth = 1.6;

    /// <param name="last">The delay before the last attempt, or zero if there was none.</param>
    /// <param name="first">The first delay.</param>
    /// <param name="longest">The maximum delay.</param>
    public static TimeSpan Next(TimeSpan last, TimeSpan first, TimeSpan longest)
    {
        TimeSpan longer = last == TimeSpan.Zero ? first : last * Growth;
        return longer < longest ? longer : longest;
    }
}
