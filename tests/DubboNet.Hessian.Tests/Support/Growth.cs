using System.Diagnostics;
using System.Runtime;
using System.Runtime.InteropServices;

namespace DubboNet.Hessian.Tests.Support;

/// <summary>Tells linear work from quadratic work: a doubled input doubles the time of the first and quadruples that of the second.</summary>
internal static partial class Growth
{
    private const double MaxRatioOfDoubling = 2.8;
    private const int Doublings = 3;
    private const int MinRounds = 3;
    private const int MaxRounds = 50;
    private const long WithoutCollection = 200 * 1024 * 1024;
    private const int ThreadTime = 3;

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
        double start = Now();
        work();
        double elapsed = Now() - start;
        if (isQuiet && GCSettings.LatencyMode == GCLatencyMode.NoGCRegion)
            GC.EndNoGCRegion();
        return elapsed;
    }

    /// <summary>The time that this thread has run, where the system tells it: other work on the machine does not count then.</summary>
    private static double Now() => OperatingSystem.IsLinux() && GetTime(ThreadTime, out TimeSpec time) == 0
        ? (time.Seconds * 1e3) + (time.Nanoseconds / 1e6)
        : Stopwatch.GetTimestamp() * 1e3 / Stopwatch.Frequency;

    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    private static partial int GetTime(int clock, out TimeSpec time);

    private struct TimeSpec
    {
        public long Seconds;
        public long Nanoseconds;
    }
}
