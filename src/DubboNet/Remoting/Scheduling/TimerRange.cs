using System.Runtime.CompilerServices;
using DubboNet.Remoting.Diagnostics;
using Microsoft.Extensions.Logging;

namespace DubboNet.Remoting.Scheduling;

/// <summary>Which times a timer can wait for. A longer one means no limit, and a warning says so when the options are read.</summary>
internal static class TimerRange
{
    /// <summary>The longest: some 49 days.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(uint.MaxValue - 1);

    /// <summary>The time, or the longest if that is shorter.</summary>
    public static TimeSpan Cap(TimeSpan time) => time < Longest ? time : Longest;

    /// <summary>Checks a time of more than zero.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is zero or negative. The message names the option.</exception>
    public static void CheckPositive(TimeSpan time, ILogger logger, bool mayBeInfinite = false, [CallerArgumentExpression(nameof(time))] string name = "") =>
        Check(time, time > TimeSpan.Zero, "more than 0", logger, mayBeInfinite, name);

    /// <summary>Checks a time of zero or more.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative. The message names the option.</exception>
    public static void CheckNotNegative(TimeSpan time, ILogger logger, bool mayBeInfinite = false, [CallerArgumentExpression(nameof(time))] string name = "") =>
        Check(time, time >= TimeSpan.Zero, "0 or more", logger, mayBeInfinite, name);

    /// <summary>Checks a time that switches something off if it is zero or less.</summary>
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
            RemotingLog.TimeTooLong(logger, option, time);
    }
}
