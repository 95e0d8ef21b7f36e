using System.Runtime;
using DubboNet.Hessian.Fuzz;

namespace DubboNet.Hessian.Tests.Support;

/// <summary>
/// Distinguishes linear work from quadratic work. With twice the input, linear work takes twice as long, and quadratic work four times.
/// </summary>
internal static class Growth
{
    private const double MaxRatioOfDoubling = 2.8;
    private const int Doublings = 3;
    private const int MinRounds = 3;
    private const int MaxRounds = 50;
    private const long WithoutCollection = 200 * 1024 * 1024;

    /// <summary>
    /// Asserts that the processor time grows with the input by a factor of at most 2.8 per doubling, on average of three doublings. Linear
    /// work takes more than twice the time if the larger input no longer fits in the processor's caches. The fastest runs of both sizes are
    /// compared, and rounds are added until they agree.
    /// </summary>
    /// <param name="prepare">Creates the work for an input of a size.</param>
    /// <param name="size">The smaller size. The work must take much longer than the resolution of the clock.</param>
    public static void AssertLinear(Func<int, Action> prepare, int size)
    {
        int largeSize = size << Doublings;
        Action small = prepare(size);
        Action large = prepare(largeSize);
        double fastestSmall = double.MaxValue;
        double fastestLarge = double.MaxValue;
        double ratio = double.MaxValue;
        for (int round = 0; round < MinRounds || (round < MaxRounds && ratio > MaxRatioOfDoubling); round++)
        {
            fastestSmall = Math.Min(fastestSmall, Time(small));
            fastestLarge = Math.Min(fastestLarge, Time(large));
            ratio = Math.Pow(fastestLarge / fastestSmall, 1.0 / Doublings);
        }

        Assert.That(ratio, Is.LessThanOrEqualTo(MaxRatioOfDoubling), $"{size}: {fastestSmall} ms, {largeSize}: {fastestLarge} ms");
    }

    /// <summary>
    /// Returns the processor time in milliseconds. Garbage collections are excluded, because their generations make it vary.
    /// </summary>
    private static double Time(Action work)
    {
        bool isQuiet = GC.TryStartNoGCRegion(WithoutCollection);
        TimeSpan start = ThreadClock.Now;
        work();
        TimeSpan elapsed = ThreadClock.Now - start;
        if (isQuiet && GCSettings.LatencyMode == GCLatencyMode.NoGCRegion)
            GC.EndNoGCRegion();
        return elapsed.TotalMilliseconds;
    }
}
