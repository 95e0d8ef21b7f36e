using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;

namespace DubboNet.Remoting.Scheduling;

/// <summary>
/// Checks whether timers can wait for a time. A longer time means no limit, which is logged as a warning when the options are read.
/// </summary>
internal static class TimerRange
{
    /// <summary>The longest time that a timer can wait for, which is about 49 days.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(uint.MaxValue - 1);

    /// <summary>Returns the time, limited to the longest possible one.</summary>
    public static TimeSpan Cap(TimeSpan time) => time < Longest ? time : Longest;

    /// <summary>Checks that a time is greater than zero.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The time is zero or negative. The message names the option.</exception>
    public static void CheckPositive(
        TimeSpan time, ILogger logger, bool mayBeInfinite = false, [CallerArgumentExpression(nameof(time))] string name = "") =>
        Check(time, time > TimeSpan.Zero, "more than 0", logger, mayBeInfinite, name);

    /// <summary>Checks that a time is zero or greater.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative. The message names the option.</exception>
    public static void CheckNotNegative(
        TimeSpan time, ILogger logger, bool mayBeInfinite = false, [CallerArgumentExpression(nameof(time))] string name = "") =>
        Check(time, time >= TimeSpan.Zero, "0 or more", logger, mayBeInfinite, name);

    /// <summary>Checks a time that turns something off if it is zero or negative.</summary>
    public static void CheckLength(TimeSpan time, ILogger logger, [CallerArgumentExpression(nameof(time))] string name = "") =>
        Check(time, isRight: true, "", logger, mayBeInfinite: true, name);

    private static void Check(TimeSpan time, bool isRight, string least, ILogger logger, bool mayBeInfinite, string name)
    {
        string option = name[(name.LastIndexOf('.') + 1)..];
        if (!isRight && !(mayBeInfinite && time == Timeout.InfiniteTimeSpan))
        {
            string infinite = mayBeInfinite ? ", or Timeout.InfiniteTimeSpan for no limit" : "";
            throw new ArgumentOutOfRangeException(option, time, $"{option} is {time}. It must be {least}{infinite}.");
        }

        if (time > Longest)
            SchedulingLog.TimeTooLong(logger, option, time);
    }
}
