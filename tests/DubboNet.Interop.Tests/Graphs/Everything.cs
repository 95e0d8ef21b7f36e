using System.Collections;
using System.Numerics;
using DubboNet;
using DubboNet.Hessian;
using Example.Frames;

[assembly: HessianTypeFor(typeof(DayOfWeek), "java.time.DayOfWeek")]

namespace DubboNet.Interop.Tests.Graphs;

/// <summary>
/// Represents <c>com.example.frames.Everything</c>. It has a declared field of nearly every mapped type, with the .NET type that loses
/// nothing. It is written by hand, because the generated class has the usual types.
/// </summary>
[HessianType("com.example.frames.Everything")]
internal sealed partial class Everything
{
    public bool Flag { get; set; }

    public sbyte Tiny { get; set; }

    public short Small { get; set; }

    public char Letter { get; set; }

    public int Whole { get; set; }

    public long Large { get; set; }

    public double Ratio { get; set; }

    public bool? BoxedFlag { get; set; }

    public sbyte? BoxedTiny { get; set; }

    public short? BoxedSmall { get; set; }

    public char? BoxedLetter { get; set; }

    public int? BoxedWhole { get; set; }

    public long? BoxedLarge { get; set; }

    public float? BoxedFloat { get; set; }

    public double? BoxedRatio { get; set; }

    public string? Text { get; set; }

    public byte[]? Bytes { get; set; }

    [JavaType("char[]")]
    public string? Chars { get; set; }

    public BigDecimal? Decimal { get; set; }

    public BigInteger? Integer { get; set; }

    public Guid? Uuid { get; set; }

    public JavaLocale? Locale { get; set; }

    public JavaCurrency? Currency { get; set; }

    public JavaClass? Type { get; set; }

    public JavaFile? File { get; set; }

    public Uri? Uri { get; set; }

    public BitArray? Bits { get; set; }

    [JavaType("java.util.concurrent.atomic.AtomicInteger")]
    public int? AtomicInteger { get; set; }

    [JavaType("java.util.concurrent.atomic.AtomicLong")]
    public long? AtomicLong { get; set; }

    [JavaType("java.util.concurrent.atomic.AtomicBoolean")]
    public bool? AtomicBoolean { get; set; }

    /// <summary>Gets or sets the Java object, because a reference that holds null differs from no reference.</summary>
    public object? AtomicReference { get; set; }

    [JavaType("java.util.concurrent.atomic.AtomicIntegerArray")]
    public int[]? AtomicIntegerArray { get; set; }

    [JavaType("java.util.concurrent.atomic.AtomicLongArray")]
    public long[]? AtomicLongArray { get; set; }

    [JavaType("java.util.concurrent.atomic.AtomicReferenceArray")]
    public object[]? AtomicReferenceArray { get; set; }

    public JavaStackFrame? Frame { get; set; }

    public JavaDate? Date { get; set; }

    public JavaDate? SqlDate { get; set; }

    public JavaDate? SqlTime { get; set; }

    public JavaDate? SqlTimestamp { get; set; }

    public JavaCalendar? Calendar { get; set; }

    public JavaLocalDate? LocalDate { get; set; }

    public JavaLocalTime? LocalTime { get; set; }

    public JavaLocalDateTime? LocalDateTime { get; set; }

    public JavaInstant? Instant { get; set; }

    public JavaOffsetDateTime? OffsetDateTime { get; set; }

    public JavaOffsetTime? OffsetTime { get; set; }

    public JavaZonedDateTime? ZonedDateTime { get; set; }

    public JavaZoneOffset? ZoneOffset { get; set; }

    /// <summary>Gets or sets a region or an offset.</summary>
    public object? ZoneId { get; set; }

    public JavaDuration? Duration { get; set; }

    public JavaPeriod? Period { get; set; }

    public JavaYear? Year { get; set; }

    public JavaYearMonth? YearMonth { get; set; }

    public JavaMonthDay? MonthDay { get; set; }

    public DayOfWeek? DayOfWeek { get; set; }

    public Color? Color { get; set; }

    public Color?[]? Colors { get; set; }

    [JavaType("java.util.EnumSet")]
    public HashSet<Color>? ColorSet { get; set; }

    public List<string>? Texts { get; set; }

    public List<short>? Shorts { get; set; }

    [JavaType("java.util.LinkedHashSet")]
    public HashSet<long>? Longs { get; set; }

    /// <summary>Gets or sets any Java map. Its class is kept.</summary>
    public IDictionary? Counts { get; set; }

    /// <summary>Gets or sets a map in the order of Java.</summary>
    [JavaType("java.util.SortedMap")]
    public Dictionary<string, long>? Sorted { get; set; }

    /// <summary>Gets or sets a Java LinkedList, which can also occur in other places.</summary>
    public IEnumerable? Linked { get; set; }

    public int[]? Ints { get; set; }

    public long[][]? Grid { get; set; }

    public string[]? Words { get; set; }

    public object[]? Objects { get; set; }

    public object? Any { get; set; }

    public Everything? Next { get; set; }
}
