using System.Globalization;

namespace DubboNet.Hosting;

/// <summary>Creates settings of the supported kinds.</summary>
internal static class Setting
{
    /// <summary>
    /// Creates a time setting. The text is a whole number of milliseconds, as in Java, or a time span in the .NET format.
    /// </summary>
    public static Setting<TOptions> Time<TOptions>(
        string name, Func<TOptions, TimeSpan?> get, Action<TOptions, TimeSpan> set, bool mayBeZero = false) => new(
        name,
        $"a time of {(mayBeZero ? "0 or more" : "more than 0")}, such as 3000 (milliseconds) or 00:00:03",
        (options, _, text) => TryReadTime(text, out TimeSpan time) && Do(() => set(options, time)),
        options => Found(name, get(options)),
        value => (TimeSpan)value > TimeSpan.Zero || (mayBeZero && (TimeSpan)value == TimeSpan.Zero));

    /// <summary>Creates a setting for a whole number in a range, which is 1 or more by default.</summary>
    public static Setting<TOptions> Number<TOptions>(
        string name, Func<TOptions, int?> get, Action<TOptions, int> set, NumberRange? range = null) => new(
        name,
        (range ?? OptionRanges.AtLeastOne).ToString(),
        (options, _, text) => TryReadNumber(text, out int number) && Do(() => set(options, number)),
        options => Found(name, get(options)),
        value => (range ?? OptionRanges.AtLeastOne).Contains((int)value));

    /// <summary>Creates a setting for a number of bytes, which is at least 1.</summary>
    public static Setting<TOptions> Bytes<TOptions>(string name, Func<TOptions, long?> get, Action<TOptions, long> set) => new(
        name,
        OptionRanges.Bytes.ToString(),
        (options, _, text) =>
            long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long bytes)
            && Do(() => set(options, bytes)),
        options => Found(name, get(options)),
        value => OptionRanges.Bytes.Contains((long)value));

    /// <summary>Creates a setting that is true or false.</summary>
    public static Setting<TOptions> Flag<TOptions>(string name, Action<TOptions, bool> set) => new(
        name,
        "true or false",
        (options, _, text) => bool.TryParse(text, out bool flag) && Do(() => set(options, flag)),
        _ => [],
        _ => true);

    /// <summary>Creates a setting for a constant of an enum. Letter case is ignored.</summary>
    public static Setting<TOptions> Choice<TOptions, TChoice>(string name, Action<TOptions, TChoice> set)
        where TChoice : struct, Enum => new(
        name,
        string.Join(" or ", Enum.GetNames<TChoice>()),
        (options, _, text) =>
            char.IsLetter(text[0])
            && Enum.TryParse(text, ignoreCase: true, out TChoice choice)
            && Enum.IsDefined(choice)
            && Do(() => set(options, choice)),
        _ => [],
        _ => true);

    /// <summary>Creates a setting whose text is parsed. Parsing throws an <see cref="ArgumentException"/> for an invalid text.</summary>
    public static Setting<TOptions> Parsed<TOptions>(string name, string expected, Action<TOptions, string> set) => new(
        name,
        expected,
        (options, _, text) => TrySet(() => set(options, text)),
        _ => [],
        _ => true);

    /// <summary>Creates a setting for any text.</summary>
    public static Setting<TOptions> Text<TOptions>(string name, Action<TOptions, string> set) => new(
        name,
        "a text",
        (options, _, text) => Do(() => set(options, text)),
        _ => [],
        _ => true);

    /// <summary>Creates a setting for a text that is validated.</summary>
    public static Setting<TOptions> Text<TOptions>(
        string name, Func<TOptions, string?> get, Action<TOptions, string> set, string expected, Func<string, bool> isRight) => new(
        name,
        expected,
        (options, _, text) => Do(() => set(options, text)),
        options => Found(name, get(options)),
        value => isRight((string)value));

    public static bool TryReadNumber(string text, out int number) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number);

    /// <summary>Runs an action and returns true, for use in a condition.</summary>
    public static bool Do(Action action)
    {
        action();
        return true;
    }

    private static bool TrySet(Action set)
    {
        try
        {
            set();
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static bool TryReadTime(string text, out TimeSpan time)
    {
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long milliseconds))
        {
            // Timers cannot wait longer than a 32-bit number of milliseconds.
            time = TimeSpan.FromMilliseconds(Math.Clamp(milliseconds, int.MinValue, int.MaxValue));
            return milliseconds <= int.MaxValue;
        }

        return TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out time);
    }

    private static IEnumerable<(string Key, object Value)> Found(string name, object? value) => value is null ? [] : [(name, value)];
}
