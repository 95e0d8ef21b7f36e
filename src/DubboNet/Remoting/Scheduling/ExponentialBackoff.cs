namespace DubboNet.Remoting.Scheduling;

/// <summary>Delays between failed attempts. Each is longer than the one before, up to a maximum.</summary>
internal static class ExponentialBackoff
{
    private const double Growth = 1.6;

    /// <param name="last">The delay before the last attempt; zero if there was none.</param>
    /// <param name="first">The first delay.</param>
    /// <param name="longest">The maximum.</param>
    public static TimeSpan Next(TimeSpan last, TimeSpan first, TimeSpan longest)
    {
        TimeSpan longer = last == TimeSpan.Zero ? first : last * Growth;
        return longer < longest ? longer : longest;
    }
}
