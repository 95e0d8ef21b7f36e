using System.Diagnostics;
using System.Runtime.InteropServices;

namespace DubboNet.Hessian.Fuzz;

/// <summary>
/// Measures the processor time of the current thread if the system provides it, so that other work on the machine does not count.
/// </summary>
internal static partial class ThreadClock
{
    private const int ThreadTime = 3;

    /// <summary>Gets the current point in that time. Only differences are meaningful.</summary>
    public static TimeSpan Now => OperatingSystem.IsLinux() && GetTime(ThreadTime, out TimeSpec time) == 0
        ? TimeSpan.FromTicks((time.Seconds * TimeSpan.TicksPerSecond) + (time.Nanoseconds / TimeSpan.NanosecondsPerTick))
        : Stopwatch.GetElapsedTime(0);

    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    private static partial int GetTime(int clock, out TimeSpec time);

    private struct TimeSpec
    {
        public long Seconds;
        public long Nanoseconds;
    }
}
