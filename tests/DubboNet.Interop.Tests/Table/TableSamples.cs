using System.Collections;
using System.Collections.Concurrent;
using System.Net;
using System.Numerics;
using DubboNet.Hessian;
using Example.Frames;

namespace DubboNet.Interop.Tests.Table;

/// <summary>Provides values for the methods of TableService, equal to those of interop.TableSamples.</summary>
internal static partial class TableSamples
{
    private static readonly JavaLocalTime Time = new(12, 30, 45, 123_456_789);
    private static readonly JavaLocalDateTime Local = new(new JavaLocalDate(2024, 2, 29), Time);
    private static readonly JavaZoneOffset Offset = new(3600);
    private static readonly JavaStackFrame Frame = new("com.acme.Till", "open", "Till.java", 42);

    // Java before 3.3 does not read iterators, its own unmodifiable collections and those of Guava.
    private static readonly IReadOnlyList<string> Only33 = ["3.3"];

    public static IReadOnlyList<TableSample> All { get; } =
    [
        .. Primitives(), .. Texts(), .. Arrays(), .. Lists(), .. Sets(), .. Maps(), .. Numbers(), .. Names(), .. Dates(), .. Times(),
        .. Objects(), .. Choices(),
    ];

    private static IEnumerable<TableSample> Primitives() =>
    [
        Echo("boolean, Boolean", "truth", true),
        Echo("boolean, Boolean", "boxedTruth", true),
        Echo("byte, Byte", "tiny", (sbyte)-5),
        Echo("byte, Byte", "boxedTiny", (sbyte)-5),
        Echo("byte, Byte", "bits", (sbyte)-2),
        Echo("short, Short", "small", (short)1234),
        Echo("short, Short", "boxedSmall", (short)1234),
        Echo("int, Integer", "whole", -70000),
        Echo("int, Integer", "boxedWhole", -70000),
        Echo("int, Integer", "unsignedSmall", 65535),
        Echo("long, Long", "large", 1L << 40),
        Echo("long, Long", "boxedLarge", 1L << 40),
        Echo("long, Long", "unsignedWhole", 4294967295L),
        Echo("float", "real", 1.1f),
        Echo("Float", "boxedReal", 1.1f),
        Echo("double, Double", "precise", 3.14159),
        Echo("double, Double", "boxedPrecise", 3.14159),
        Echo("char, Character", "letter", 'é'),
        Echo("char, Character", "boxedLetter", 'é'),
    ];

    private static IEnumerable<TableSample> Texts() =>
    [
        Echo("String, CharSequence", "text", "Zoë 张"),
        Echo("String, CharSequence", "charSequence", "chars"),
        Echo("StringBuilder, StringBuffer", "builder", "a\u4e2d"),
        Echo("StringBuilder, StringBuffer", "buffer", "built"),
        new("StringBuilder, StringBuffer", "builderOf", "built", "built", TableFlow.FromJava),
        new("StringBuilder, StringBuffer", "textOfBuilder", "built", "built", TableFlow.ToDotNet),
        new("StringBuilder, StringBuffer", "textOfBuffer", "built", "built", TableFlow.ToDotNet),
        Echo("char[]", "chars", "chars"),
    ];

    private static IEnumerable<TableSample> Arrays() =>
    [
        Echo("byte[], InputStream", "bytes", new byte[] { 0, 127, 128, 255 }),
        Echo("int[]", "ints", new[] { 1, -1, 70000 }),
        Echo("long[]", "longs", new[] { 1, 1L << 40 }),
        Echo("short[]", "shorts", new short[] { 1, -2 }),
        Echo("boolean[]", "truths", new[] { true, false }),
        Echo("float[]", "reals", new[] { 1.1f, -2 }),
        Echo("double[]", "precises", new[] { 1.1, -2 }),
        Echo("String[]", "words", new[] { "a", null, "c" }),
        Echo("Object[]", "objects", new object?[] { 1, "two", 3.5, null }),
        Echo("Integer[], Byte[] ...", "boxedInts", new int?[] { 1, null, 3 }),
        Echo("Integer[], Byte[] ...", "boxedBytes", new sbyte?[] { 1, null, -3 }),
        Echo("Date[]", "dates", new[] { At(1700000000123) }),
        Echo("int[][]", "grid", new int[][] { [1, 2], [], [3] }),
        Echo("int[][]", "wordGrid", new string[][] { ["a"], ["b", "c"] }),
        Echo("BigDecimal[], LocalDate[] ...", "decimals", new[] { 1.50m }),
        Echo("BigDecimal[], LocalDate[] ...", "localDates", new[] { new DateOnly(2024, 2, 29) }),
        Echo("BigDecimal[], LocalDate[] ...", "colors", new[] { Color.Red, Color.Green }),
    ];

    private static IEnumerable<TableSample> Lists() =>
    [
        Echo("List, ArrayList, Collection, Iterable", "list", new List<int> { 1, 2, 3 }),
        Echo("List, ArrayList, Collection, Iterable", "readOnlyList", new List<string?> { "a", null }),
        Echo("List, ArrayList, Collection, Iterable", "immutableList", new List<long> { 1, 2 }),
        Echo("List, ArrayList, Collection, Iterable", "arrayList", new List<string> { "a", "b" }),
        Echo("List, ArrayList, Collection, Iterable", "collection", new List<double> { 1.5, 2.5 }),
        Echo("List, ArrayList, Collection, Iterable", "iterable", new List<int> { 4, 5 }),
        Echo("List, ArrayList, Collection, Iterable", "lists", new List<IReadOnlyList<string>> { (List<string>)["a"], (List<string>)[] }),
        new("List, ArrayList, Collection, Iterable", "iteratorOf", "ab", new List<string> { "a", "b" }, TableFlow.FromJava),
        new("List, ArrayList, Collection, Iterable", "textOfIterator", new List<string> { "a", "b" }, "ab", TableFlow.ToDotNet),
        new("List, ArrayList, Collection, Iterable", "iterated", "ab", new List<string> { "a", "b" }, TableFlow.Both, Only33),
        new("List, ArrayList, Collection, Iterable", "unmodifiableListOf", "ab", new List<string> { "a", "b" }, TableFlow.FromJava, Only33),
        new("List, ArrayList, Collection, Iterable", "guavaListOf", "ab", new List<string> { "a", "b" }, TableFlow.FromJava, Only33),
        new("List, ArrayList, Collection, Iterable", "textOfGuavaList", new List<string> { "a", "b" }, "ab", TableFlow.ToDotNet, Only33),
        Echo("LinkedList, Queue, Deque", "linkedList", new LinkedList<int>([1, 2])),
        Echo("LinkedList, Queue, Deque", "queue", new Queue<string>(["a", "b"])),
        Echo("LinkedList, Queue, Deque", "deque", new LinkedList<string>(["a", "b"])),
    ];

    private static IEnumerable<TableSample> Sets() =>
    [
        Echo("HashSet, Set", "set", new HashSet<int> { 1, 2 }),
        Echo("HashSet, Set", "hashSet", new HashSet<string> { "a", "b" }),
        Echo("HashSet, Set", "readOnlySet", new HashSet<Color> { Color.Blue }),
        Echo("LinkedHashSet and other sets", "linkedHashSet", new HashSet<string> { "b", "a" }),
        Echo("TreeSet, SortedSet", "sortedSet", new SortedSet<int> { 1, 3 }),
        Echo("TreeSet, SortedSet", "treeSet", new SortedSet<string> { "a", "b" }),
        Echo("EnumSet", "enumSet", new HashSet<Color> { Color.Red, Color.Blue }),
        Echo("EnumSet", "enumsAsSet", new HashSet<Color> { Color.Red, Color.Blue }),
        new("EnumSet", "enumsOf", "RED, BLUE", new List<Color> { Color.Red, Color.Blue }, TableFlow.FromJava),
        new("EnumSet", "textOfEnums", new List<Color> { Color.Red, Color.Blue }, "RED, BLUE", TableFlow.ToDotNet),
        new("HashSet, Set", "guavaSetOf", "ab", new HashSet<string> { "a", "b" }, TableFlow.FromJava, Only33),
        Echo("BitSet", "bitSet", new BitArray(64) { [0] = true, [2] = true }),
    ];

    private static IEnumerable<TableSample> Maps() =>
    [
        Echo("HashMap, Map", "map", new Dictionary<string, int> { ["one"] = 1, ["two"] = 2 }),
        Echo("HashMap, Map", "hashMap", new Dictionary<int, string> { [1] = "one" }),
        Echo("HashMap, Map", "readOnlyMap", new Dictionary<string, IReadOnlyList<long>> { ["ids"] = new List<long> { 1 } }),
        Echo("TreeMap, SortedMap, NavigableMap", "sortedMap", new SortedDictionary<string, long> { ["a"] = 1, ["b"] = 2 }),
        Echo("TreeMap, SortedMap, NavigableMap", "navigableMap", new SortedDictionary<int, string> { [1] = "one" }),
        Echo("TreeMap, SortedMap, NavigableMap", "treeMap", new SortedDictionary<int, string> { [1] = "one" }),
        Echo("LinkedHashMap", "linkedHashMap", new OrderedDictionary<string, object?> { ["key"] = 1 }),
        Echo("ConcurrentHashMap, ConcurrentMap", "concurrentMap", new ConcurrentDictionary<string, int> { ["one"] = 1 }),
        Echo("ConcurrentHashMap, ConcurrentMap", "concurrentHashMap", new ConcurrentDictionary<string, int> { ["one"] = 1 }),
        Echo("Properties", "properties", new Dictionary<string, string> { ["key"] = "value" }),
        Echo("EnumMap", "enumMap", new Dictionary<Color, int> { [Color.Green] = 2 }),
        new("HashMap, Map", "unmodifiableMapOf", "one", new Dictionary<string, int> { ["one"] = 1 }, TableFlow.FromJava, Only33),
        new("Map.Entry (AbstractMap.SimpleEntry)", "entryOf", "key", KeyValuePair.Create("key", 1), TableFlow.FromJava),
        new("Map.Entry (AbstractMap.SimpleEntry)", "keyOf", KeyValuePair.Create("key", 1), "key", TableFlow.ToDotNet),
    ];

    private static IEnumerable<TableSample> Numbers() =>
    [
        Echo("BigDecimal", "decimal", 12345678901234567890.120m),
        new("BigDecimal", "decimalOf", "100", 100m, TableFlow.FromJava),
        new("BigDecimal", "textOfDecimal", 100m, "100", TableFlow.ToDotNet),
        Echo(
            "BigDecimal", "decimalKeys",
            new Dictionary<decimal, string>(new ScaleComparer()) { { 1.0m, "one digit" }, { 1.00m, "two digits" } }),
        Echo("BigInteger", "bigInteger", -(BigInteger.One << 100)),
        Echo("BigInteger", "unsignedLarge", new BigInteger(ulong.MaxValue)),
        Echo("AtomicInteger", "atomicInteger", -7),
        Echo("AtomicLong", "atomicLong", 1L << 40),
        Echo("AtomicBoolean", "atomicBoolean", true),
        Echo("AtomicReference", "atomicReference", "held"),
        Echo("AtomicIntegerArray", "atomicIntegerArray", new[] { 1, 2 }),
        Echo("AtomicLongArray", "atomicLongArray", new[] { 1L, 2L }),
        Echo("AtomicReferenceArray", "atomicReferenceArray", new[] { "a", null }),
        new("LongAdder", "longAdderOf", 5L, 5L, TableFlow.FromJava),
        new("LongAdder", "sumOfLongs", 5L, 5L, TableFlow.ToDotNet),
        new("DoubleAdder", "doubleAdderOf", 2.5, 2.5, TableFlow.FromJava),
        new("DoubleAdder", "sumOfDoubles", 2.5, 2.5, TableFlow.ToDotNet),
    ];

    private static IEnumerable<TableSample> Names() =>
    [
        Echo("UUID", "uuid", Guid.Parse("0f8fad5b-d9cb-469f-a165-70867728950e")),
        Echo("enum", "color", Color.Green),
        Echo("Class", "javaClass", new JavaClass("java.lang.String")),
        Echo("Locale", "locale", new JavaLocale("zh_CN")),
        Echo("Currency", "currency", new JavaCurrency("EUR")),
        Echo("File", "file", new JavaFile("a/b.txt")),
        Echo("URI", "uri", new Uri("http://host/path?query")),
        Echo("InetAddress", "inetAddress", IPAddress.Loopback),
        Echo("InetSocketAddress", "socketAddress", new IPEndPoint(IPAddress.Loopback, 20880)),
        Echo("InetSocketAddress", "unresolvedAddress", new DnsEndPoint("host.example", 80)),
    ];

    private static IEnumerable<TableSample> Dates() =>
    [
        Echo("java.util.Date", "date", At(1700000000123)),
        Echo("java.util.Date", "utcDate", At(1700000000123)),
        Echo("java.sql.Date", "sqlDate", At(1700000000123)),
        Echo("java.sql.Time", "sqlTime", At(1700000000123)),
        Echo("java.sql.Timestamp", "sqlTimestamp", At(1700000000123)),
        Echo("Calendar", "calendar", new JavaCalendar(new JavaDate(1700000000123))),
    ];

    private static IEnumerable<TableSample> Times() =>
    [
        Echo("LocalDate", "localDate", new DateOnly(2024, 2, 29)),
        Echo("LocalTime", "localTime", new TimeOnly(12, 30, 45).Add(TimeSpan.FromTicks(1234567))),
        Echo("LocalDateTime", "localDateTime", new DateTime(2024, 2, 29, 12, 30, 0)),
        Echo("Instant", "instant", At(1700000000123)),
        Echo("OffsetDateTime", "offsetDateTime", new DateTimeOffset(2024, 2, 29, 12, 30, 0, TimeSpan.FromHours(1))),
        Echo("OffsetTime", "offsetTime", new JavaOffsetTime(Time, Offset)),
        Echo("ZonedDateTime", "zonedDateTime", new JavaZonedDateTime(Local, Offset, "Europe/Paris")),
        Echo("ZoneOffset", "zoneOffset", TimeSpan.FromHours(1)),
        Echo("ZoneOffset", "exactZoneOffset", TimeSpan.FromSeconds(-1)),
        Echo("ZoneId", "zoneId", new JavaZoneId("Europe/Paris")),
        Echo("Duration", "duration", TimeSpan.FromMilliseconds(-1500)),
        Echo("Period", "period", new JavaPeriod(1, 2, 3)),
        Echo("Year", "year", new JavaYear(2024)),
        Echo("YearMonth", "yearMonth", new JavaYearMonth(2024, 2)),
        Echo("MonthDay", "monthDay", new JavaMonthDay(2, 29)),
    ];

    private static IEnumerable<TableSample> Objects() =>
    [
        Echo("any class", "item", Item.Of("A-1")),
        Echo("any class", "items", new List<Item> { Item.Of("A-1"), Item.Of("B-2") }),
        Echo("any class", "page", Page.Of(Item.Of("A-1"), Item.Of("B-2"))),
        Echo("any class", "textPage", Page.Of("a", "b")),
        Echo("any class", "datePages", new Dictionary<string, Page<DateOnly>> { ["key"] = Page.Of(new DateOnly(2024, 2, 29)) }),
        new("any class", "guavaPageOf", "ab", Page.Of("a", "b"), TableFlow.FromJava, Only33),
        new("any class", "membersOf", "100", Members.Sample(), TableFlow.FromJava),
        new("any class", "textOfMembers", Members.Sample(), "100", TableFlow.ToDotNet),
        new("any class", "familyOf", "R-1", Family.Sample(), TableFlow.FromJava),
        new("any class", "textOfFamily", Family.Sample(), "R-1", TableFlow.ToDotNet),
        Echo("Object, Number, Serializable, Comparable", "object", new List<object> { 1, "two", Item.Of("A-1") }),
        Echo("Object, Number, Serializable, Comparable", "number", 1L << 40),
        Echo("Object, Number, Serializable, Comparable", "serializable", new BigDecimal(150, 2)),
        Echo("Object, Number, Serializable, Comparable", "comparable", "text"),
        Echo("Throwable", "throwable", Failure()),
        Echo("StackTraceElement", "stackTraceElement", Frame),
    ];

    private static TableSample Echo(string row, string method, object value) => new(row, method, value, value, TableFlow.Both);

    private static DateTimeOffset At(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);

    /// <summary>Distinguishes decimals by their scale, as Java does.</summary>
    private sealed class ScaleComparer : IEqualityComparer<decimal>
    {
        public bool Equals(decimal x, decimal y) => x == y && x.Scale == y.Scale;

        public int GetHashCode(decimal obj) => obj.GetHashCode();
    }

    private static JavaException Failure() => new(new JavaThrowable("java.lang.IllegalStateException")
    {
        Message = "what",
        Cause = new JavaException("java.lang.IllegalArgumentException", "why"),
        Frames = [Frame],
    });
}
