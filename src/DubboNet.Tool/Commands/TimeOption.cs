using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace DubboNet.Tool;

/// <summary>Creates options for times, such as 500ms, 10s or 2m. A number without a unit is seconds.</summary>
internal static class TimeOption
{
    /// <param name="name">The name of the option.</param>
    /// <param name="description">What the time is, as a sentence.</param>
    /// <param name="value">The default.</param>
    /// <param name="mayBeZero">Whether 0 is valid.</param>
    public static Option<TimeSpan> Create(string name, string description, TimeSpan value, bool mayBeZero = false) => new(name)
    {
        Description = $"{description} It is written as 500ms, 10s or 2m. The default is {value.TotalSeconds}s.",
        HelpName = "time",
        CustomParser = result => Parse(name, result, mayBeZero),
        DefaultValueFactory = _ => value,
    };

    private static TimeSpan Parse(string name, ArgumentResult result, bool mayBeZero)
    {
        string text = result.Tokens[0].Value;
        int digits = text.AsSpan().IndexOfAnyExceptInRange('0', '9') is var end && end < 0 ? text.Length : end;
        double unit = text[digits..] switch
        {
            "ms" => 0.001,
            "" or "s" => 1,
            "m" => 60,
            _ => 0,
        };
        if (unit > 0 && int.TryParse(text[..digits], CultureInfo.InvariantCulture, out int number) && (number > 0 || mayBeZero))
            return TimeSpan.FromSeconds(number * unit);
        result.AddError($"{name} is '{text}', which is not a time such as 500ms, 10s or 2m.");
        return default;
    }
}
