using System.CommandLine;
using System.CommandLine.Parsing;

namespace DubboNet.Tool;

/// <summary>Creates options for times, which <see cref="TimeText"/> reads.</summary>
internal static class TimeOption
{
    /// <param name="name">The name of the option.</param>
    /// <param name="description">What the time is, as a sentence.</param>
    /// <param name="value">The default.</param>
    /// <param name="mayBeZero">Whether 0 is valid.</param>
    public static Option<TimeSpan> Create(string name, string description, TimeSpan value, bool mayBeZero = false) => new(name)
    {
        Description = $"{description} It is written as {TimeText.Examples}. The default is {value.TotalSeconds}s.",
        HelpName = "time",
        CustomParser = result => Parse(name, result, mayBeZero),
        DefaultValueFactory = _ => value,
    };

    private static TimeSpan Parse(string name, ArgumentResult result, bool mayBeZero)
    {
        string text = result.Tokens[0].Value;
        if (TimeText.TryParse(text) is { } time && (time > TimeSpan.Zero || mayBeZero))
            return time;
        result.AddError($"{name} is '{text}', which is not a time such as {TimeText.Examples}.");
        return default;
    }
}
