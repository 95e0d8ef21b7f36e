using System.Globalization;
using System.Numerics;
using System.Text.Json;
using DubboNet.Hessian;

namespace DubboNet.AspNetCore;

/// <summary>Reads a value of a Java class from the text of a JSON string or number.</summary>
/// <param name="Expected">What the JSON must be, for messages.</param>
/// <param name="Example">The JSON of a value.</param>
/// <param name="Read">Reads a text of a kind, or returns null if it is not such a value.</param>
internal sealed record JavaScalar(string Expected, string Example, Func<JsonValueKind, string, object?> Read);

/// <summary>Contains the Java classes whose values are one JSON string, number, true or false.</summary>
internal static class JavaScalars
{
    /// <summary>The maximum number of digits, so that parsing stays fast. Hessian has the same limit for texts.</summary>
    private const int MaxDigits = 10_000;

    private const string Zero = "0";
    private const string Moment = "\"2026-01-31T08:00:00Z\"";
    private const string SomeYear = "\"2026\"";

    private static readonly JavaScalar Text = new("a string", "\"\"", (kind, text) => kind == JsonValueKind.String ? text : null);

    private static readonly JavaScalar Letter =
        new("a string of one character", "\"a\"", (kind, text) => kind == JsonValueKind.String && text.Length == 1 ? text : null);

    private static readonly JavaScalar Truth =
        new("true or false", "false", (_, text) => text is "true" ? true : text is "false" ? false : null);

    private static readonly Dictionary<string, JavaScalar> All = new()
    {
        ["java.lang.String"] = Text,
        ["java.lang.CharSequence"] = Text,
        ["java.lang.StringBuilder"] = Iso("\"text\"", text => new JavaStringBuilder(text)),
        ["java.lang.StringBuffer"] = Iso("\"text\"", text => new JavaStringBuilder(text, isBuffer: true)),
        ["char"] = Letter,
        ["java.lang.Character"] = Letter,
        ["boolean"] = Truth,
        ["java.lang.Boolean"] = Truth,
        ["byte"] = Whole(sbyte.MinValue, sbyte.MaxValue),
        ["java.lang.Byte"] = Whole(sbyte.MinValue, sbyte.MaxValue),
        ["short"] = Whole(short.MinValue, short.MaxValue),
        ["java.lang.Short"] = Whole(short.MinValue, short.MaxValue),
        ["int"] = Whole(int.MinValue, int.MaxValue),
        ["java.lang.Integer"] = Whole(int.MinValue, int.MaxValue),
        ["long"] = Long(),
        ["java.lang.Long"] = Long(),
        ["float"] = Real(number => float.IsFinite((float)number) || !double.IsFinite(number) ? (float)number : null),
        ["java.lang.Float"] = Real(number => float.IsFinite((float)number) || !double.IsFinite(number) ? (float)number : null),
        ["double"] = Real(number => number),
        ["java.lang.Double"] = Real(number => number),
        ["java.math.BigDecimal"] = new(
            "a number", Zero, (_, text) => BigDecimal.TryParse(text, out BigDecimal number) ? number : null),
        ["java.math.BigInteger"] = new(
            "a whole number of at most 10000 digits", Zero,
            (_, text) => text.Length <= MaxDigits
                && BigInteger.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out BigInteger number)
                    ? number
                    : null),
        ["java.util.Date"] = Instant(date => date),
        ["java.sql.Date"] = Instant(date => new JavaSqlDate(date)),
        ["java.sql.Time"] = Instant(date => new JavaSqlTime(date)),
        ["java.sql.Timestamp"] = Instant(date => new JavaSqlTimestamp(date)),
        ["java.util.Calendar"] = Instant(date => new JavaCalendar(date)),
        ["java.time.Instant"] = Iso(Moment, text => JavaTimeReader.ReadExactInstant(text)),
        ["java.time.LocalDate"] = Iso("\"2026-01-31\"", text => JavaTimeReader.ReadDate(text)),
        ["java.time.LocalTime"] = Iso("\"08:00:00\"", text => JavaTimeReader.ReadTime(text)),
        ["java.time.LocalDateTime"] = Iso("\"2026-01-31T08:00:00\"", text => JavaTimeReader.ReadLocal(text)),
        ["java.time.OffsetDateTime"] = Iso("\"2026-01-31T08:00:00+01:00\"", text => JavaTimeReader.ReadOffsetDateTime(text)),
        ["java.time.OffsetTime"] = Iso("\"08:00:00+01:00\"", text => JavaTimeReader.ReadOffsetTime(text)),
        ["java.time.ZonedDateTime"] = Iso("\"2026-01-31T08:00:00+01:00[Europe/Paris]\"", text => JavaTimeReader.ReadZoned(text)),
        ["java.time.ZoneOffset"] = Iso("\"+01:00\"", text => JavaTimeReader.ReadOffset(text)),
        ["java.time.ZoneId"] = Iso("\"Europe/Paris\"", text => new JavaZoneId(text)),
        ["java.time.Duration"] = Iso("\"PT1H30M\"", text => JavaTimeReader.ReadDuration(text)),
        ["java.time.Period"] = Iso("\"P1Y2M3D\"", text => JavaTimeReader.ReadPeriod(text)),
        ["java.time.Year"] = new($"a year, such as {SomeYear}", SomeYear, (_, text) => JavaTimeReader.ReadYear(text)),
        ["java.time.YearMonth"] = Iso("\"2026-01\"", text => JavaTimeReader.ReadYearMonth(text)),
        ["java.time.MonthDay"] = Iso("\"--01-31\"", text => JavaTimeReader.ReadMonthDay(text)),
        ["java.util.UUID"] = Iso(
            "\"01234567-89ab-cdef-0123-456789abcdef\"", text => Guid.TryParseExact(text, "D", out Guid id) ? id : null),
        ["java.util.Locale"] = Iso("\"en_US\"", text => new JavaLocale(text)),
        ["java.util.Currency"] = Iso("\"EUR\"", text => new JavaCurrency(text)),
        ["java.lang.Class"] = Iso("\"java.lang.String\"", text => new JavaClass(text)),
        ["java.lang.StackTraceElement"] = Iso("\"com.acme.Shop.sell(Shop.java:42)\"", JavaThrowables.ReadFrame),
        ["java.io.File"] = Iso("\"/tmp/a\"", text => new JavaFile(text)),
        ["java.net.URI"] = Iso(
            "\"http://host/path\"", text => Uri.TryCreate(text, UriKind.RelativeOrAbsolute, out Uri? uri) ? uri : null),
        ["java.net.InetAddress"] = Iso("\"127.0.0.1\"", JavaHolders.ReadAddress),
        ["java.net.InetSocketAddress"] = Iso("\"127.0.0.1:80\"", JavaHolders.ReadSocketAddress),
    };

    /// <summary>Returns how the values of a class are read, or null if they are not one JSON value.</summary>
    public static JavaScalar? Find(string type) => All.GetValueOrDefault(type);

    private static JavaScalar Whole(int least, int most) => new(
        string.Create(CultureInfo.InvariantCulture, $"a whole number from {least} to {most}"), Zero,
        (_, text) => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number)
            && number >= least && number <= most
                ? number
                : null);

    // A string is accepted, too, because many programs cannot write longs as JSON numbers.
    private static JavaScalar Long() => new(
        string.Create(CultureInfo.InvariantCulture, $"a whole number from {long.MinValue} to {long.MaxValue}"), Zero,
        (_, text) => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number) ? number : null);

    private static JavaScalar Real(Func<double, object?> convert) => new("a number", Zero, (kind, text) => text switch
    {
        "NaN" => convert(double.NaN),
        "Infinity" => convert(double.PositiveInfinity),
        "-Infinity" => convert(double.NegativeInfinity),
        _ when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number) =>
            convert(number),
        _ => null,
    });

    private static JavaScalar Instant(Func<JavaDate, object> convert) => new(
        $"a date in ISO 8601, such as {Moment}, or the milliseconds since 1970", Moment, (kind, text) =>
    {
        if (kind == JsonValueKind.Number)
        {
            return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long milliseconds)
                ? convert(new JavaDate(milliseconds))
                : null;
        }

        return JavaTimeReader.ReadInstant(text) is { } instant ? convert(instant) : null;
    });

    private static JavaScalar Iso(string example, Func<string, object?> read) =>
        new($"a string such as {example}", example, (kind, text) => kind == JsonValueKind.String ? read(text) : null);
}
