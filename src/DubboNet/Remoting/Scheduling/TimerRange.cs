using System.Runtime.CompilerServices;

namespace DubboNet.Remoting.Scheduling;

/// <summary>Which times a timer can wait for.</summary>
internal static class TimerRange
{
    /// <summary>The longest: some 49 days.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(uint.MaxValue - 1);

    /// <summary>Checks a time of more than zero.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is zero, negative, or longer than timers can wait for; the message names the option.</exception>
    public static void CheckPositive(TimeSpan time, bool mayBeInfinite = false, [CallerArgumentExpression(nameof(time))] string name = "") =>
        Check(time, time > TimeSpan.Zero, "more than 0", mayBeInfinite, name);

    /// <summary>Checks a time of zero or more.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative, or longer than timers can wait for; the message names the option.</exception>
    public static void CheckNotNegative(TimeSpan time, bool mayBeInfinite = false, [CallerArgumentExpression(nameof(time))] string name = "") =>
        Check(time, time >= TimeSpan.Zero, "0 or more", mayBeInfinite, name);

    /// <summary>Checks a time that switches something off if it is zero or less.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is longer than timers can wait for; the message names the option.</exception>
    public static void CheckLength(TimeSpan time, [CallerArgumentExpression(nameof(time))] string name = "") =>
        Check(time, isRight: true, "", mayBeInfinite: true, name);

    private static void Check(TimeSpan time, bool isRight, string least, bool mayBeInfinite, string name)
    {
        if ((mayBeInfinite && time == Timeout.InfiniteTimeSpan) || (isRight && time <= Longest))
            return;
        string option = name[(name.LastIndexOf('.') + 1)..];
        string limits = least.Length == 0 ? "at most 49 days" : $"{least}, and at most 49 days";
        string infinite = mayBeInfinite && least.Length > 0 ? ", or Timeout.InfiniteTimeSpan for no limit" : "";
        throw new ArgumentOutOfRangeException(option, time, $"{option} is {time}; it must be {limits}{infinite}.");
    }
}
