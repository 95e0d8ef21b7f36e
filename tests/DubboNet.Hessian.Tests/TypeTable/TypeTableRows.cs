using System.Collections;
using System.Net;
using System.Numerics;
using DubboNet.Hessian.Tests.Models;
using DubboNet.Hessian.Tests.Vectors;

namespace DubboNet.Hessian.Tests.TypeTable;

/// <summary>Contains the rows of docs/hessian-types.md in the order of the page.</summary>
internal static class TypeTableRows
{
    /// <summary>The start of the notes of a type that .NET does not send.</summary>
    public const string ReadOnly = "read only";

    private const string Narrow = "undeclared, Java sees an Integer";
    private const string Cut = "declared so, cut to 100 ns";

    private static readonly JavaLocalDateTime Afternoon = new(new JavaLocalDate(2024, 2, 29), new JavaLocalTime(13, 14, 15, 123_456_789));
    private static readonly JavaZoneOffset East8 = new(28_800);

    /// <summary>Gets options with the registered models, with which the writer chooses the same forms as Java.</summary>
    public static HessianOptions Options { get; } = Known.Compact;

    public static IReadOnlyList<TypeRow> All { get; } = [.. Basic(), .. Arrays(), .. Collections(), .. Values(), .. Times(), .. Objects()];

    /// <summary>Returns whether the row is a network address as hessian-lite 3.2 writes it, which is an object without fields.</summary>
    public static bool IsEmptied(VectorRow row) =>
        row.Type.StartsWith("java.net.Inet", StringComparison.Ordinal) && row.Encoding.EndsWith("9060", StringComparison.Ordinal);

    private static IEnumerable<TypeRow> Basic() =>
    [
        TypeRow.Of("boolean, Boolean", As.Boolean, true, "java.lang.Boolean: true", "`54`, `46`"),
        TypeRow.Of("byte, Byte", As.SByte, (sbyte)-1, "java.lang.Byte: -1", "int", $"{Narrow}; `byte` with the same bits: `Byte`"),
        TypeRow.Of("short, Short", As.Int16, (short)300, "java.lang.Short: 300", "int", Narrow),
        TypeRow.Of("int, Integer", As.Int32, 255, "java.lang.Integer: 255", "int, 1 to 5 bytes", "`ushort`: `UInt16`"),
        TypeRow.Of("long, Long", As.Int64, 255L, "java.lang.Long: 255", "long, 1 to 9 bytes", "`uint`: `UInt32`"),
        TypeRow.Of(
            "Float", As.BoxedSingle, 0.1f, "java.lang.Float: 0.1f via writeObject", "double, of the shortest text",
            "undeclared, Java sees a Double"),
        TypeRow.Of(
            "float", As.Single, 0.1f, "float (primitive path): 0.1f", "double, widened",
            "a float *field* is misread by Java from 3.3 to 3.3.6: declare double there"),
        TypeRow.Of(
            "double, Double", As.Double, 128.0, "java.lang.Double: 128.0", "double, 1 to 9 bytes",
            "the sign of zero and the payload of NaN are lost"),
        TypeRow.Of("char, Character", As.Char, 'A', "java.lang.Character: 'A'", "string of one unit", "undeclared, Java sees a String"),
        TypeRow.Of("String, CharSequence", As.String, "hello", "java.lang.String: \"hello\"", "string; lone surrogates allowed"),
        TypeRow.Of("StringBuilder, StringBuffer", As.StringBuilder, "abc", "java.lang.StringBuilder: \"abc\"", "object of JDK fields",
            "`StringBuffer`: `StringBuffer`; also read as `string` where Java has a CharSequence; not by a provider or consumer on JDK 8"),
        TypeRow.Of("byte[], InputStream", As.Bytes, [0], "byte[]: 1 bytes", "binary"),
        TypeRow.Of("char[]", As.String, "abc", "char[]: \"abc\"", "string", "a list of char is refused by Java"),
    ];

    private static IEnumerable<TypeRow> Arrays() =>
    [
        TypeRow.Of("int[]", As.Int32Array, [1, 2, 3], "int[]: {1,2,3}", "list `[int`"),
        TypeRow.Of("long[]", As.Int64Array, [1L, 2L], "long[]: {1,2}", "list `[long`"),
        TypeRow.Of("short[]", As.Int16Array, [(short)1, (short)-300], "short[]: {1,-300}", "list `[short`"),
        TypeRow.Of("boolean[]", As.BooleanArray, [true, false], "boolean[]: {true,false}", "list `[boolean`"),
        TypeRow.Of("float[]", As.SingleArray, [1.5f, 0.1f], "float[]: {1.5f,0.1f}", "list `[float`"),
        TypeRow.Of("double[]", As.DoubleArray, [1.0, 2.5], "double[]: {1.0,2.5}", "list `[double`"),
        TypeRow.Of("String[]", As.StringArray, ["a", null!, "b"], "java.lang.String[]: {\"a\"", "list `[string`"),
        TypeRow.Of("Object[]", As.ObjectArray, [1, "a", null!], "java.lang.Object[]: {1,\"a\"", "list `[object`"),
        TypeRow.Of(
            "Integer[], Byte[] ...", As.Array(As.Nullable(As.Int32), "[java.lang.Integer"), [1, 2], "java.lang.Integer[]: {1,2}",
            "list `[java.lang.Integer`"),
        TypeRow.Of("Date[]", As.Array(As.DateTime, "[date"), [DateTime.UnixEpoch], "java.util.Date[]: {epoch}", "list `[date`"),
        TypeRow.Of(
            "int[][]", As.Array(As.Int32Array, "[[int"), [[1], [2, 3]], "int[][]: {{1},{2,3}}", "list `[[int`",
            "rectangular arrays are refused"),
        TypeRow.Of("BigDecimal[], LocalDate[] ...", As.Array(As.Decimal, "[java.math.BigDecimal"), [1.5m], "java.math.BigDecimal[]: {1.5}",
            "list `[` and the class", "undeclared with a null: `HessianList`"),
    ];

    private static IEnumerable<TypeRow> Collections() =>
    [
        TypeRow.Of("List, ArrayList, Collection, Iterable", As.List(As.Int32), [1], "java.util.ArrayList: [1]", "untyped list",
            "`IList`, `IReadOnlyList`, `IEnumerable` ...: `ListAs`; `ImmutableList`, `ImmutableArray`; 2.6 to 3.2 write the type name"),
        TypeRow.Of(
            "LinkedList, Queue, Deque", As.LinkedList(As.Int32), new LinkedList<int>([1, 2]), "java.util.LinkedList: [1,2]",
            "list `java.util.LinkedList`", "`Queue`: `Queue`"),
        TypeRow.Of(
            "HashSet, Set", As.Set(As.Int32), [1], "java.util.HashSet: {1}", "list `java.util.HashSet`",
            "`ISet` ...: `SetAs`; `FrozenSet`, `ImmutableHashSet`"),
        TypeRow.Of(
            "LinkedHashSet and other sets", As.Set(As.String, "java.util.LinkedHashSet"), ["a", "b"], "java.util.LinkedHashSet: {\"a\"",
            "list of the class", "the order is kept"),
        TypeRow.Of(
            "TreeSet, SortedSet", As.SortedSet(As.Int32), [1, 2], "java.util.TreeSet: {1,2}", "list `java.util.TreeSet`",
            "the comparator is lost"),
        TypeRow.Of("HashMap, Map", As.Dictionary(As.String, As.Int32), [], "java.util.HashMap: {}", "untyped map",
            "null keys only undeclared (`HessianNull.Key`); `IDictionary` ...: `DictionaryAs`; `FrozenDictionary`, `ImmutableDictionary`"),
        TypeRow.Of("TreeMap, SortedMap, NavigableMap", As.SortedDictionary(As.String, As.Int32), new() { ["a"] = 1 },
            "java.util.TreeMap: {a:1}",
            "map `java.util.TreeMap`", "the comparator is lost"),
        TypeRow.Of(
            "LinkedHashMap", As.OrderedDictionary(As.String, As.Object), new() { ["a"] = 1, ["b"] = 2L }, "java.util.LinkedHashMap: {a:1",
            "map of the class"),
        TypeRow.Of("ConcurrentHashMap, ConcurrentMap", As.ConcurrentDictionary(As.Object, As.Object),
            FirstEntry("java.util.concurrent.ConcurrentHashMap"),
            "java.util.concurrent.ConcurrentHashMap: ", "map of the class", "no nulls"),
        TypeRow.Of(
            "Properties", As.Dictionary(As.String, As.String, "java.util.Properties"), new() { ["a"] = "b" }, "java.util.Properties: {a:b}",
            "map of the class", "defaults are lost"),
        TypeRow.Of("EnumMap", As.Dictionary(Colors.Hessian, As.Int32, "java.util.EnumMap"), new() { [Color.Red] = 1 },
            "java.util.EnumMap: {RED:1}",
            "map of the class", "Java makes a HashMap of it: declare Map"),
        TypeRow.Of(
            "EnumSet", As.EnumSet(Colors.Hessian), [Color.Red, Color.Blue], "java.util.EnumSet: {RED,BLUE}", "object `EnumSetHandler`"),
        TypeRow.Of("Map.Entry (AbstractMap.SimpleEntry)", As.Entry(As.String, As.Int32), KeyValuePair.Create("k", 1),
            "java.util.AbstractMap$SimpleEntry: k=1",
            "object {key, value}", $"{ReadOnly}: Java before 3.3 fails on it", Rewrite.Never),
    ];

    private static IEnumerable<TypeRow> Values() =>
    [
        TypeRow.Of(
            "BigDecimal", As.Decimal, 123.4500m, "java.math.BigDecimal: 123.4500", "object {value}",
            "the scale is kept from 0 to 28; `1E+2` is 100; more digits: `BigDecimal`, or rounded by `AllowLossyNumbers`"),
        TypeRow.Of(
            "BigDecimal of any size", As.BigDecimal, new BigDecimal(1, -400), "java.math.BigDecimal: 1E+400", "object {value}",
            "10,000 characters"),
        TypeRow.Of("BigInteger", As.BigInteger, BigInteger.Pow(2, 31), "java.math.BigInteger: 2^31", "object {signum, mag}",
            "65,536 words; `ulong`: `UInt64`", Rewrite.Other,
            "java.math.BigInteger [written by .NET]: 2^32"),
        TypeRow.Of(
            "UUID", As.Guid, Guid.Parse("01234567-89ab-cdef-0123-456789abcdef"), "java.util.UUID: 01234567",
            "object {value}, also as two longs"),
        TypeRow.Of(
            "enum", Colors.Hessian, Color.Green, "enum: com.example.dubbonet.P$Color.GREEN", "object {name}",
            "an unknown constant is an error, or a fallback by option"),
        TypeRow.Of(
            "Class", As.Class, new JavaClass("java.lang.String"), "java.lang.Class: String.class", "object {name}", "never resolved"),
        TypeRow.Of(
            "Locale", As.Locale, new JavaLocale("zh_CN"), "java.util.Locale: zh_CN", "object `LocaleHandle`", "Java drops the script"),
        TypeRow.Of("Currency", As.Currency, new JavaCurrency("USD"), "java.util.Currency: USD", "object {currencyCode}"),
        TypeRow.Of("File", As.File, new JavaFile("a/b"), "java.io.File: path", "object {value}", "the file system is never touched"),
        TypeRow.Of(
            "URI", As.Uri, new Uri("http://h/p?q"), "java.net.URI: http://h/p?q", "object {string}",
            "before 3.3 Java's is not parsed: prefer String"),
        TypeRow.Of("InetAddress", As.InetAddress, IPAddress.Parse("10.1.2.3"), "java.net.Inet4Address: host", "object `InetAddressHandle`",
            "the name is lost; never looked up; Java 3.3 refuses it back undeclared",
            Rewrite.Other, "java.net.Inet4Address [hessian-lite 4.0.0]: host"),
        TypeRow.Of("InetSocketAddress", As.InetSocketAddress, new DnsEndPoint("u", 80), "java.net.InetSocketAddress: unresolved",
            "object {hostName, addr, port}",
            "`IPEndPoint` where resolved"),
        TypeRow.Of("BitSet", As.BitSet, Bits(), "java.util.BitSet: {0,5,64}", "object `BitSetHandle`", "",
            same: (one, other) => one.Cast<bool>().SequenceEqual(other.Cast<bool>().Take(one.Length))),
        TypeRow.Of("AtomicInteger", As.AtomicInt32, 5, "java.util.concurrent.atomic.AtomicInteger: 5", "object {value}"),
        TypeRow.Of("AtomicLong", As.AtomicInt64, 5L, "java.util.concurrent.atomic.AtomicLong: 5", "object {value}"),
        TypeRow.Of("AtomicBoolean", As.AtomicBoolean, true, "java.util.concurrent.atomic.AtomicBoolean: true", "object {value}: 0 or 1"),
        TypeRow.Of(
            "AtomicReference", As.AtomicReference(As.String), "a", "java.util.concurrent.atomic.AtomicReference: \"a\"", "object {value}"),
        TypeRow.Of(
            "AtomicIntegerArray", As.AtomicInt32Array, [1, 2], "java.util.concurrent.atomic.AtomicIntegerArray: {1,2}", "object {array}"),
        TypeRow.Of("AtomicLongArray", As.AtomicInt64Array, [1L], "java.util.concurrent.atomic.AtomicLongArray: {1}", "object {array}"),
        TypeRow.Of(
            "AtomicReferenceArray", As.AtomicReferenceArray(As.String), ["a", null!],
            "java.util.concurrent.atomic.AtomicReferenceArray: {\"a\"", "object {array}"),
        TypeRow.Of(
            "LongAdder", As.LongAdder, 7L, "java.util.concurrent.atomic.LongAdder: 7", "object {value}",
            $"{ReadOnly}: Java before 3.3 fails on it", Rewrite.Never),
        TypeRow.Of(
            "DoubleAdder", As.DoubleAdder, 1.5, "java.util.concurrent.atomic.DoubleAdder: 1.5", "object {value}",
            $"{ReadOnly}: as LongAdder", Rewrite.Never),
        TypeRow.Of("Optional", As.Optional(As.String), "a", "java.util.Optional [non-Serializable classes allowed]: of", "object {value}",
            $"{ReadOnly}: Java sends it only by a switch", Rewrite.Never),
        TypeRow.Of("OptionalInt, OptionalLong, OptionalDouble", As.OptionalInt32, 1,
            "java.util.OptionalInt [non-Serializable classes allowed]: of", "object {value, isPresent}",
            $"{ReadOnly}: as Optional", Rewrite.Never),
    ];

    private static IEnumerable<TypeRow> Times() =>
    [
        TypeRow.Of("java.util.Date", As.DateTimeOffset, DateTimeOffset.FromUnixTimeMilliseconds(894621091000),
            "java.util.Date: 894621091000", "date",
            "milliseconds; `DateTime`: `DateTime`; any year: `JavaDate`; also from java.sql and Calendar objects"),
        TypeRow.Of(
            "java.sql.Date", As.SqlDate, DateTimeOffset.FromUnixTimeMilliseconds(894621091000), "java.sql.Date: 894621091000",
            "object {value}, bare in a field declared so"),
        TypeRow.Of(
            "java.sql.Time", As.SqlTime, DateTimeOffset.FromUnixTimeMilliseconds(894621060000), "java.sql.Time: 894621060000",
            "as java.sql.Date"),
        TypeRow.Of(
            "java.sql.Timestamp", As.SqlTimestamp, DateTimeOffset.FromUnixTimeMilliseconds(-1), "java.sql.Timestamp: -1 ms",
            "as java.sql.Date", "Java does not send its nanoseconds"),
        TypeRow.Of(
            "Calendar", As.Calendar, new JavaCalendar(new JavaDate(894621091000)), "java.util.GregorianCalendar: 894621091000 ms, zone UTC",
            "object `CalendarHandle`", "the zone is lost"),
        TypeRow.Of(
            "LocalDate", As.LocalDate, new DateOnly(2024, 2, 29), "java.time.LocalDate: 2024-02-29", "object `LocalDateHandle`",
            "beyond the years 1 to 9999: `JavaLocalDate`"),
        TypeRow.Of(
            "LocalTime", As.JavaLocalTime, Afternoon.Time, "java.time.LocalTime: 13:14:15.123456789", "object `LocalTimeHandle`",
            $"`TimeOnly`: `LocalTime`, {Cut}"),
        TypeRow.Of("LocalDateTime", As.JavaLocalDateTime, Afternoon, "java.time.LocalDateTime: 2024-02-29T13:14:15.123456789",
            "object `LocalDateTimeHandle`",
            $"`DateTime`: `LocalDateTime`, {Cut}"),
        TypeRow.Of("Instant", As.JavaInstant, new JavaInstant(1_700_000_000, 5), "java.time.Instant: epoch second 1700000000, nano 5",
            "object `InstantHandle`",
            $"`DateTimeOffset`: `Instant`, {Cut}"),
        TypeRow.Of("OffsetDateTime", As.JavaOffsetDateTime, new JavaOffsetDateTime(Afternoon, East8), "java.time.OffsetDateTime: 2024",
            "object `OffsetDateTimeHandle`",
            $"`DateTimeOffset`: `OffsetDateTime`, {Cut}, offsets to 14 h"),
        TypeRow.Of(
            "OffsetTime", As.OffsetTime, new JavaOffsetTime(Afternoon.Time, East8), "java.time.OffsetTime: 13:14",
            "object `OffsetTimeHandle`"),
        TypeRow.Of("ZonedDateTime", As.ZonedDateTime, new JavaZonedDateTime(Afternoon, East8, "Asia/Shanghai"),
            "java.time.ZonedDateTime: 2024-02-29T13:14:15.123456789+08:00[Asia",
            "object `ZonedDateTimeHandle`", "the zone is never looked up"),
        TypeRow.Of(
            "ZoneOffset", As.JavaZoneOffset, East8, "java.time.ZoneOffset: +08:00", "object `ZoneOffsetHandle`",
            "`TimeSpan`: `ZoneOffset`"),
        TypeRow.Of("ZoneId", As.ZoneId, new JavaZoneId("Asia/Shanghai"), "java.time.ZoneId: Asia/Shanghai", "object `ZoneIdHandle`"),
        TypeRow.Of(
            "Duration", As.JavaDuration, new JavaDuration(90, 1), "java.time.Duration: 90 s 1 ns", "object `DurationHandle`",
            $"`TimeSpan`: `Duration`, {Cut}"),
        TypeRow.Of("Period", As.Period, new JavaPeriod(1, 2, 3), "java.time.Period: P1Y2M3D", "object `PeriodHandle`"),
        TypeRow.Of("Year", As.Year, new JavaYear(2024), "java.time.Year: 2024", "object `YearHandle`"),
        TypeRow.Of("YearMonth", As.YearMonth, new JavaYearMonth(2024, 2), "java.time.YearMonth: 2024-02", "object `YearMonthHandle`"),
        TypeRow.Of("MonthDay", As.MonthDay, new JavaMonthDay(2, 29), "java.time.MonthDay: --02-29", "object `MonthDayHandle`"),
    ];

    private static IEnumerable<TypeRow> Objects() =>
    [
        TypeRow.Of("any class", Point.Hessian, new Point { X = 1, Y = 2 }, "P$Point: x=1,y=2", "class definition, object",
            "a formatter of yours, registered",
            same: (one, other) => one.X == other.X && one.Y == other.Y),
        TypeRow.Of("Object, Number, Serializable, Comparable", As.Object, 255, "java.lang.Integer: 255", "by the value"),
        TypeRow.Of("Throwable", As.Throwable, new JavaException("java.lang.Exception", "boom"), "java.lang.Exception: message \"boom\"",
            "object of Throwable's fields and its own",
            "cause, suppressed and stack are kept; a class of yours: `HessianExceptionFormatter<T>`, in a cycle if `IsCreatedFirst`",
            Rewrite.Other, "java.lang.Exception: message \"boom\"",
            (one, other) => one.Message == other.Message && other.InnerException is null),
        TypeRow.Of("StackTraceElement", As.StackFrame, new JavaStackFrame("com.example.Foo", "bar", "Foo.java", 42),
            "java.lang.StackTraceElement: com.example.Foo.bar",
            "object, fields of Java 8 or of Java 9", "written with the fields of Java 8 where that is all", Rewrite.Other,
            "java.lang.StackTraceElement [fields of JDK 8]: com"),
    ];

    private static BitArray Bits()
    {
        var bits = new BitArray(128);
        bits[0] = bits[5] = bits[64] = true;
        return bits;
    }

    private static System.Collections.Concurrent.ConcurrentDictionary<object, object> FirstEntry(string type)
    {
        var entries =
            (Dictionary<object, object?>)HessianSerializer.Deserialize(VectorFile.Rows.First(row => row.Type == type).GetBytes())!;
        return new(entries!);
    }
}
