using System.Globalization;

namespace DubboNet.Tool;

/// <summary>Reads times of command lines and files.</summary>
internal static class TimeText
{
    /// <summary>Examples of times, for messages.</summary>
    public const string Examples = "500ms, 1.5s or 2m";

    // Timers of .NET cannot wait much longer than this.
    private static readonly TimeSpan Most = TimeSpan.FromDays(7);

    /// <summary>Reads a time such as <c>500ms</c>, <c>1.5s</c> or <c>2m</c>. A number without a unit is seconds.</summary>
    /// <returns>The time, or null if the text is not one of at most 7 days.</returns>
    public static TimeSpan? TryParse(string text)
    {
        string number = text.TrimEnd('m', 's');
        double unit = text[number.Length..] switch
        {
            "ms" => 0.001,
            "" or "s" => 1,
            "m" => 60,
            _ => double.NaN,
        };
        bool isNumber = double.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double value);
        return isNumber && value * unit <= Most.TotalSeconds ? TimeSpan.FromSeconds(value * unit) : null;
    }
}
