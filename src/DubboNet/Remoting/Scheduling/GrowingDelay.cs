namespace DubboNet.Remoting.Scheduling;

/// <summary>Delays between the attempts of something that fails: each is longer than the one before, up to a limit.</summary>
internal static class GrowingDelay
{
    private const double Growth = 1.6;

    /// <param name="last">The delay before the last attempt; zero if there was none.</param>
    /// <param name="first">The first delay.</param>
    /// <param name="longest">The limit.</param>
    public static TimeSpan After(TimeSpan last, TimeSpan first, TimeSpan longest)
    {
        TimeSpan longer = last == TimeSpan.Zero ? first : last * Growth;
        return longer < longest ? longer : longest;
    }
}
