namespace DubboNet.Java;

/// <summary>Contains the enums of Java that contracts use.</summary>
internal static class PlatformEnums
{
    private static readonly Dictionary<string, string[]> Enums = new(StringComparer.Ordinal)
    {
        ["java.time.DayOfWeek"] = ["MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY"],
        ["java.time.Month"] =
        [
            "JANUARY", "FEBRUARY", "MARCH", "APRIL", "MAY", "JUNE", "JULY", "AUGUST", "SEPTEMBER", "OCTOBER", "NOVEMBER", "DECEMBER",
        ],
        ["java.time.temporal.ChronoUnit"] =
        [
            "NANOS", "MICROS", "MILLIS", "SECONDS", "MINUTES", "HOURS", "HALF_DAYS", "DAYS", "WEEKS", "MONTHS", "YEARS", "DECADES",
            "CENTURIES", "MILLENNIA", "ERAS", "FOREVER",
        ],
        ["java.util.concurrent.TimeUnit"] = ["NANOSECONDS", "MICROSECONDS", "MILLISECONDS", "SECONDS", "MINUTES", "HOURS", "DAYS"],
        ["java.math.RoundingMode"] = ["UP", "DOWN", "CEILING", "FLOOR", "HALF_UP", "HALF_DOWN", "HALF_EVEN", "UNNECESSARY"],
    };

    /// <summary>Returns the constants of an enum in their order, or null if the class is not one of the enums.</summary>
    public static string[]? Find(string name) => Enums.GetValueOrDefault(name);
}
