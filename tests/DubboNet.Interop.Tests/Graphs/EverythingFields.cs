using System.Collections;
using DubboNet.Hessian;
using Frames;
using Format = DubboNet.Hessian.HessianFormatters;

namespace DubboNet.Interop.Tests.Graphs;

/// <summary>The fields of <see cref="Everything"/>.</summary>
internal static class EverythingFields
{
    public static IReadOnlyList<GraphField<Everything>> All => [.. Primitives(), .. Values(), .. Times(), .. Containers()];

    private static IEnumerable<GraphField<Everything>> Primitives() =>
    [
        Of("flag", Format.Boolean, e => e.Flag, (e, v) => e.Flag = v),
        Of("tiny", Format.SByte, e => e.Tiny, (e, v) => e.Tiny = v, declared: v => (sbyte)(int)v),
        Of("small", Format.Int16, e => e.Small, (e, v) => e.Small = v, declared: v => (short)(int)v),
        Of("letter", Format.Char, e => e.Letter, (e, v) => e.Letter = v, declared: v => ((string)v)[0]),
        Of("whole", Format.Int32, e => e.Whole, (e, v) => e.Whole = v),
        Of("large", Format.Int64, e => e.Large, (e, v) => e.Large = v),
        Of("ratio", Format.Double, e => e.Ratio, (e, v) => e.Ratio = v),
        Of("boxedFlag", Format.Nullable(Format.Boolean), e => e.BoxedFlag, (e, v) => e.BoxedFlag = v),
        Of("boxedTiny", Format.Nullable(Format.SByte), e => e.BoxedTiny, (e, v) => e.BoxedTiny = v, declared: v => (sbyte)(int)v),
        Of("boxedSmall", Format.Nullable(Format.Int16), e => e.BoxedSmall, (e, v) => e.BoxedSmall = v, declared: v => (short)(int)v),
        Of("boxedLetter", Format.Nullable(Format.Char), e => e.BoxedLetter, (e, v) => e.BoxedLetter = v, declared: v => ((string)v)[0]),
        Of("boxedWhole", Format.Nullable(Format.Int32), e => e.BoxedWhole, (e, v) => e.BoxedWhole = v),
        Of("boxedLarge", Format.Nullable(Format.Int64), e => e.BoxedLarge, (e, v) => e.BoxedLarge = v),
        Of("boxedFloat", Format.Nullable(Format.BoxedSingle), e => e.BoxedFloat, (e, v) => e.BoxedFloat = v, declared: v => (float)(double)v),
        Of("boxedRatio", Format.Nullable(Format.Double), e => e.BoxedRatio, (e, v) => e.BoxedRatio = v),
    ];

    private static IEnumerable<GraphField<Everything>> Values() =>
    [
        Of("text", Format.String, e => e.Text, (e, v) => e.Text = v),
        Of("bytes", Format.Bytes, e => e.Bytes, (e, v) => e.Bytes = v),
        Of("chars", Format.String, e => e.Chars, (e, v) => e.Chars = v, v => v.ToCharArray(), v => ((string)v).ToCharArray()),
        Of("decimal", Format.Nullable(Format.BigDecimal), e => e.Decimal, (e, v) => e.Decimal = v),
        Of("integer", Format.Nullable(Format.BigInteger), e => e.Integer, (e, v) => e.Integer = v),
        Of("uuid", Format.Nullable(Format.Guid), e => e.Uuid, (e, v) => e.Uuid = v),
        Of("locale", Format.Nullable(Format.Locale), e => e.Locale, (e, v) => e.Locale = v),
        Of("currency", Format.Nullable(Format.Currency), e => e.Currency, (e, v) => e.Currency = v),
        Of("type", Format.Nullable(Format.Class), e => e.Type, (e, v) => e.Type = v),
        Of("file", Format.Nullable(Format.File), e => e.File, (e, v) => e.File = v),
        Of("uri", Format.Uri, e => e.Uri, (e, v) => e.Uri = v),
        Of("bits", Format.BitSet, e => e.Bits, (e, v) => e.Bits = v),
        Of("atomicInteger", Format.Nullable(Format.AtomicInt32), e => e.AtomicInteger, (e, v) => e.AtomicInteger = v, v => Atomic("AtomicInteger", "value", v!)),
        Of("atomicLong", Format.Nullable(Format.AtomicInt64), e => e.AtomicLong, (e, v) => e.AtomicLong = v, v => Atomic("AtomicLong", "value", v!)),
        Of("atomicBoolean", Format.Nullable(Format.AtomicBoolean), e => e.AtomicBoolean, (e, v) => e.AtomicBoolean = v,
            v => Atomic("AtomicBoolean", "value", v!.Value ? 1 : 0)),
        Of("atomicReference", Format.Object, e => e.AtomicReference, (e, v) => e.AtomicReference = v),
        Of("atomicIntegerArray", Format.AtomicInt32Array, e => e.AtomicIntegerArray, (e, v) => e.AtomicIntegerArray = v,
            v => Atomic("AtomicIntegerArray", "array", v)),
        Of("atomicLongArray", Format.AtomicInt64Array, e => e.AtomicLongArray, (e, v) => e.AtomicLongArray = v, v => Atomic("AtomicLongArray", "array", v)),
        Of("atomicReferenceArray", Format.AtomicReferenceArray(Format.Object), e => e.AtomicReferenceArray, (e, v) => e.AtomicReferenceArray = v,
            v => Atomic("AtomicReferenceArray", "array", v)),
        Of("frame", Format.StackFrame, e => e.Frame, (e, v) => e.Frame = v),
    ];

    private static IEnumerable<GraphField<Everything>> Times() =>
    [
        Of("date", Format.Nullable(Format.JavaDate), e => e.Date, (e, v) => e.Date = v),
        Of("sqlDate", Format.Nullable(Format.JavaDate), e => e.SqlDate, (e, v) => e.SqlDate = v, v => new JavaSqlDate(v!.Value), v => new JavaSqlDate(AsDate(v))),
        Of("sqlTime", Format.Nullable(Format.JavaDate), e => e.SqlTime, (e, v) => e.SqlTime = v, v => new JavaSqlTime(v!.Value), v => new JavaSqlTime(AsDate(v))),
        Of("sqlTimestamp", Format.Nullable(Format.JavaDate), e => e.SqlTimestamp, (e, v) => e.SqlTimestamp = v,
            v => new JavaSqlTimestamp(v!.Value), v => new JavaSqlTimestamp(AsDate(v))),
        Of("calendar", Format.Nullable(Format.Calendar), e => e.Calendar, (e, v) => e.Calendar = v),
        Of("localDate", Format.Nullable(Format.JavaLocalDate), e => e.LocalDate, (e, v) => e.LocalDate = v),
        Of("localTime", Format.Nullable(Format.JavaLocalTime), e => e.LocalTime, (e, v) => e.LocalTime = v),
        Of("localDateTime", Format.Nullable(Format.JavaLocalDateTime), e => e.LocalDateTime, (e, v) => e.LocalDateTime = v),
        Of("instant", Format.Nullable(Format.JavaInstant), e => e.Instant, (e, v) => e.Instant = v),
        Of("offsetDateTime", Format.Nullable(Format.JavaOffsetDateTime), e => e.OffsetDateTime, (e, v) => e.OffsetDateTime = v),
        Of("offsetTime", Format.Nullable(Format.OffsetTime), e => e.OffsetTime, (e, v) => e.OffsetTime = v),
        Of("zonedDateTime", Format.Nullable(Format.ZonedDateTime), e => e.ZonedDateTime, (e, v) => e.ZonedDateTime = v),
        Of("zoneOffset", Format.Nullable(Format.JavaZoneOffset), e => e.ZoneOffset, (e, v) => e.ZoneOffset = v),
        Of("zoneId", Format.Object, e => e.ZoneId, (e, v) => e.ZoneId = v),
        Of("duration", Format.Nullable(Format.JavaDuration), e => e.Duration, (e, v) => e.Duration = v),
        Of("period", Format.Nullable(Format.Period), e => e.Period, (e, v) => e.Period = v),
        Of("year", Format.Nullable(Format.Year), e => e.Year, (e, v) => e.Year = v),
        Of("yearMonth", Format.Nullable(Format.YearMonth), e => e.YearMonth, (e, v) => e.YearMonth = v),
        Of("monthDay", Format.Nullable(Format.MonthDay), e => e.MonthDay, (e, v) => e.MonthDay = v),
        Of("dayOfWeek", Format.Nullable(GraphTypes.DayOfWeek), e => e.DayOfWeek, (e, v) => e.DayOfWeek = v),
    ];

    private static IEnumerable<GraphField<Everything>> Containers() =>
    [
        Of("color", Format.Nullable(ColorHessian.Formatter), e => e.Color, (e, v) => e.Color = v),
        Of("colors", Format.Array(Format.Nullable(ColorHessian.Formatter), "[com.example.frames.Color"), e => e.Colors, (e, v) => e.Colors = v),
        Of("colorSet", Format.EnumSet(ColorHessian.Formatter), e => e.ColorSet, (e, v) => e.ColorSet = v),
        Of("texts", Format.List(Format.String), e => e.Texts, (e, v) => e.Texts = v),
        Of("shorts", Format.List(Format.Int16), e => e.Shorts, (e, v) => e.Shorts = v, declared: AsShorts),
        Of("longs", Format.Set(Format.Int64, "java.util.LinkedHashSet"), e => e.Longs, (e, v) => e.Longs = v),
        Of("counts", Format.Registered<IDictionary>(), e => e.Counts, (e, v) => e.Counts = v),
        Of("sorted", Format.Dictionary(Format.String, Format.Int64, "java.util.TreeMap"), e => e.Sorted, (e, v) => e.Sorted = v, AsTreeMap),
        Of("linked", Format.Registered<IEnumerable>(), e => e.Linked, (e, v) => e.Linked = v),
        Of("ints", Format.Int32Array, e => e.Ints, (e, v) => e.Ints = v),
        Of("grid", Format.Array(Format.Int64Array, "[[long"), e => e.Grid, (e, v) => e.Grid = v),
        Of("words", Format.StringArray, e => e.Words, (e, v) => e.Words = v),
        Of("objects", Format.ObjectArray, e => e.Objects, (e, v) => e.Objects = v),
        Of("any", Format.Object, e => e.Any, (e, v) => e.Any = v),
        Of("next", Format.Registered<Everything>(), e => e.Next, (e, v) => e.Next = v),
    ];

    private static HessianObject Atomic(string name, string field, object value) => new($"java.util.concurrent.atomic.{name}", (field, value));

    private static JavaDate AsDate(object date) => date as JavaDate? ?? JavaDate.From((DateTime)date);

    private static object AsShorts(object list) => ((IEnumerable<object?>)list).Select(item => (object)(short)(int)item!).ToList();

    private static HessianMap AsTreeMap(Dictionary<string, long> entries)
    {
        var map = new HessianMap("java.util.TreeMap");
        foreach ((string key, long value) in entries)
            map.Add(key, value);
        return map;
    }

    private static GraphField<Everything, TValue> Of<TValue>(
        string name,
        IHessianFormatter<TValue> format,
        Func<Everything, TValue?> get,
        Action<Everything, TValue?> set,
        Func<TValue, object>? canonical = null,
        Func<object, object>? declared = null) => new(name, format, get, set, canonical, declared);
}
