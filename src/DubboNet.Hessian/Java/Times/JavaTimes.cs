namespace DubboNet.Hessian;

/// <summary>The formatters of times that are parts of other times.</summary>
internal static class JavaTimes
{
    public static readonly LocalDateFormatter LocalDate = new();
    public static readonly LocalTimeFormatter LocalTime = new();
    public static readonly LocalDateTimeFormatter LocalDateTime = new();
    public static readonly ZoneOffsetFormatter ZoneOffset = new();
}
