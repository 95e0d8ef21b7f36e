using System.Runtime;
using DubboNet.Hessian.Fuzz;

namespace DubboNet.Hessian.Tests.Support;

/// <summary>Tells linear work from quadratic work: a doubled input doubles the time of the first and quadruples that of the second.</summary>
internal static class Growth
{
    private const double MaxRatioOfDoubling = 2.8;
    private const int Doublings = 3;
    private const int MinRounds = 3;
    private const int MaxRounds = 50;
    private const long WithoutCollection = 200 * 1024 * 1024;

    /// <summary>
    /// Asserts that the processor time grows with the input: by 2.8 per doubling at most, on average of three. Linear work takes more than twice the time where the
    /// larger input no longer fits the processor's caches. The fastest runs of both sizes are compared, and rounds are added until they agree.
    /// </summary>
    /// <param name="prepare">Makes the work for an input of a size.</param>
    /// <param name="size">The smaller size. The work must take well over the clock's resolution.</param>
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

    /// <summary>Milliseconds of processor time, without garbage collections, whose generations make it jump.</summary>
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
