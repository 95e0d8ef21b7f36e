using DubboNet.Interop.Tests.Java;

namespace DubboNet.Interop.Tests.Graphs;

/// <summary>The random graphs of both sides have every row of the table of types.</summary>
[Category("Java")]
public sealed class GraphTypeTests
{
    /// <summary>The rows, and the makers of random values that give them: Everything and Base have declared fields of those that exist nowhere else.</summary>
    private static readonly Dictionary<string, string[]> Rows = new()
    {
        ["primitives and their wrappers"] = ["Boolean", "Integer", "Long", "Double", "Everything"],
        ["text and bytes"] = ["String", "byte[]", "Everything"],
        ["primitive arrays"] = ["boolean[]", "short[]", "int[]", "long[]", "float[]", "double[]"],
        ["wrapper arrays"] = ["Boolean[]", "Byte[]", "Short[]", "Integer[]", "Long[]", "Float[]", "Double[]", "Character[]"],
        ["object arrays"] = ["String[]", "Object[]", "BigDecimal[]", "Date[]", "LocalDate[]", "Class[]", "Color[]", "GraphNode[]", "List[]"],
        ["nested arrays"] = ["byte[][]", "int[][]", "String[][]"],
        ["lists"] = ["ArrayList", "LinkedList", "Vector", "Stack", "CopyOnWriteArrayList"],
        ["queues"] = ["ArrayDeque", "LinkedBlockingQueue", "ConcurrentLinkedQueue", "PriorityQueue"],
        ["views and immutable lists"] = ["Arrays.asList", "ArrayList.subList", "Collections.emptyList", "Collections.singletonList", "Collections.unmodifiableList", "List.of"],
        ["sets"] = ["HashSet", "LinkedHashSet", "TreeSet", "ConcurrentSkipListSet", "CopyOnWriteArraySet"],
        ["views and immutable sets"] = ["Collections.unmodifiableSet", "HashMap.keySet", "Set.of"],
        ["maps"] = ["HashMap", "LinkedHashMap", "LinkedHashMap-of-objects", "TreeMap", "ConcurrentHashMap", "ConcurrentSkipListMap", "Hashtable", "Properties"],
        ["views and immutable maps"] = ["Collections.emptyMap", "Collections.singletonMap", "Collections.unmodifiableMap", "Map.of"],
        ["enums, their sets and maps"] = ["Color", "DayOfWeek", "TimeUnit", "EnumSet", "EnumMap"],
        ["large numbers"] = ["BigDecimal", "BigInteger"],
        ["identity"] = ["UUID", "Class", "Locale", "Currency", "File", "URI", "BitSet"],
        ["atomics"] = ["AtomicInteger", "AtomicLong", "AtomicBoolean", "AtomicReference", "AtomicIntegerArray", "AtomicLongArray"],
        ["dates"] = ["Date", "Calendar", "java.sql.Date", "java.sql.Time", "java.sql.Timestamp"],
        ["local times"] = ["LocalDate", "LocalTime", "LocalDateTime"],
        ["times with a zone"] = ["Instant", "OffsetDateTime", "OffsetTime", "ZonedDateTime", "ZoneOffset", "ZoneId"],
        ["lengths and parts of time"] = ["Duration", "Period", "Year", "YearMonth", "MonthDay"],
        ["objects, inherited and shadowed fields, records"] = ["GraphNode", "Base", "Derived", "Everything", "GraphRecord"],
        ["exceptions with cause, suppressed ones, stack and fields"] = ["RuntimeException", "GraphException"],
    };

    /// <summary>What .NET has no type for: it writes these when it sends back what Java sent. An EnumSet stands in a field of Everything.</summary>
    private static readonly string[] OnlyFromJava =
        [.. Rows["views and immutable lists"], .. Rows["views and immutable sets"], .. Rows["views and immutable maps"], "List[]", "EnumSet"];

    [TestCaseSource(typeof(JavaLine), nameof(JavaLine.Names))]
    public async Task Graphs_of_Java_have_every_row_that_Java_keeps(string line)
    {
        LineTypes types = await LineTypes.OfAsync(await JavaLine.GetAsync(line));
        IEnumerable<string> lost = GraphExclusion.All.Where(row => row.Lines.Contains(line) && !row.IsOnlyLast).Select(row => row.Type);

        Assert.That(types.Anywhere.Concat(types.OnlyLast).Concat(lost), Is.EquivalentTo(Rows.Values.SelectMany(makers => makers).Distinct()));
    }

    [TestCaseSource(typeof(JavaLine), nameof(JavaLine.Names))]
    public async Task Graphs_of_dotnet_have_every_row_that_Java_keeps(string line)
    {
        LineTypes types = await LineTypes.OfAsync(await JavaLine.GetAsync(line));

        Assert.That(RandomGraph.TypesOf(types), Is.EquivalentTo(types.Anywhere.Concat(types.OnlyLast).Except(OnlyFromJava)));
    }
}
