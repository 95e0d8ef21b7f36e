using DubboNet.Interop.Tests.Java;

namespace DubboNet.Interop.Tests.Graphs;

/// <summary>
/// Tests that the random graphs of both sides have every row of docs/hessian-types.md, in the directions that the row states for a line.
/// </summary>
[Category("Java")]
public sealed class GraphTypeTests
{
    // The sources of each row in graphs, by its Java types. A source is the maker of a random value or a declared field (CLASS#field),
    // which keeps narrow types.
    private static readonly Dictionary<string, string[]> Rows = new()
    {
        ["boolean, Boolean"] = ["Boolean", "Everything#flag", "Everything#boxedFlag"],
        ["byte, Byte"] = ["Everything#tiny", "Everything#boxedTiny"],
        ["short, Short"] = ["Everything#small", "Everything#boxedSmall", "Everything#shorts"],
        ["int, Integer"] = ["Integer", "Everything#whole", "Everything#boxedWhole"],
        ["long, Long"] = ["Long", "Everything#large", "Everything#boxedLarge"],
        ["Float"] = ["Everything#boxedFloat"],
        ["float"] = ["float[]", "Primitive#value"],
        ["double, Double"] = ["Double", "Everything#ratio", "Everything#boxedRatio"],
        ["char, Character"] = ["Everything#letter", "Everything#boxedLetter"],
        ["String, CharSequence"] = ["String", "Everything#text"],
        ["StringBuilder, StringBuffer"] = ["StringBuilder", "StringBuffer", "FromJava#builder", "FromJava#buffer"],
        ["byte[], InputStream"] = ["byte[]", "Everything#bytes"],
        ["char[]"] = ["Everything#chars"],
        ["int[]"] = ["int[]", "Everything#ints"],
        ["long[]"] = ["long[]"],
        ["short[]"] = ["short[]"],
        ["boolean[]"] = ["boolean[]"],
        ["float[]"] = ["float[]"],
        ["double[]"] = ["double[]"],
        ["String[]"] = ["String[]", "Everything#words"],
        ["Object[]"] = ["Object[]", "Everything#objects"],
        ["Integer[], Byte[] ..."] = ["Boolean[]", "Byte[]", "Short[]", "Integer[]", "Long[]", "Float[]", "Double[]", "Character[]"],
        ["Date[]"] = ["Date[]"],
        ["int[][]"] = ["byte[][]", "int[][]", "String[][]", "Everything#grid"],
        ["BigDecimal[], LocalDate[] ..."] =
            ["BigDecimal[]", "LocalDate[]", "Class[]", "Color[]", "GraphNode[]", "List[]", "Everything#colors"],
        ["List, ArrayList, Collection, Iterable"] =
        [
            "ArrayList", "Vector", "Stack", "CopyOnWriteArrayList", "Arrays.asList", "ArrayList.subList", "Collections.emptyList",
            "Collections.singletonList",
            "Collections.unmodifiableList", "List.of", "Everything#texts",
        ],
        ["LinkedList, Queue, Deque"] =
            ["LinkedList", "ArrayDeque", "LinkedBlockingQueue", "ConcurrentLinkedQueue", "PriorityQueue", "Everything#linked"],
        ["HashSet, Set"] = ["HashSet", "Collections.unmodifiableSet", "HashMap.keySet", "Set.of", "Everything#longs"],
        ["LinkedHashSet and other sets"] = ["LinkedHashSet", "CopyOnWriteArraySet"],
        ["TreeSet, SortedSet"] = ["TreeSet", "ConcurrentSkipListSet"],
        ["HashMap, Map"] =
            [
                "HashMap", "Hashtable", "Collections.emptyMap", "Collections.singletonMap", "Collections.unmodifiableMap", "Map.of",
                "Everything#counts",
            ],
        ["TreeMap, SortedMap, NavigableMap"] = ["TreeMap", "ConcurrentSkipListMap", "Everything#sorted"],
        ["LinkedHashMap"] = ["LinkedHashMap", "LinkedHashMap-of-objects"],
        ["ConcurrentHashMap, ConcurrentMap"] = ["ConcurrentHashMap"],
        ["Properties"] = ["Properties"],
        ["EnumMap"] = ["EnumMap"],
        ["EnumSet"] = ["EnumSet", "Everything#colorSet"],
        ["Map.Entry (AbstractMap.SimpleEntry)"] = ["SimpleEntry", "FromJava#entry"],
        ["BigDecimal"] = ["BigDecimal"],
        ["BigDecimal of any size"] = ["BigDecimal", "Everything#decimal"],
        ["BigInteger"] = ["BigInteger", "Everything#integer"],
        ["UUID"] = ["UUID"],
        ["enum"] = ["Color", "DayOfWeek", "TimeUnit"],
        ["Class"] = ["Class", "Everything#type"],
        ["Locale"] = ["Locale", "Everything#locale"],
        ["Currency"] = ["Currency", "Everything#currency"],
        ["File"] = ["File", "Everything#file"],
        ["URI"] = ["URI"],
        ["InetAddress"] = ["InetAddress"],
        ["InetSocketAddress"] = ["InetSocketAddress", "InetSocketAddress.createUnresolved"],
        ["BitSet"] = ["BitSet"],
        ["AtomicInteger"] = ["AtomicInteger", "Everything#atomicInteger"],
        ["AtomicLong"] = ["AtomicLong", "Everything#atomicLong"],
        ["AtomicBoolean"] = ["AtomicBoolean", "Everything#atomicBoolean"],
        ["AtomicReference"] = ["AtomicReference", "Everything#atomicReference"],
        ["AtomicIntegerArray"] = ["AtomicIntegerArray", "Everything#atomicIntegerArray"],
        ["AtomicLongArray"] = ["AtomicLongArray", "Everything#atomicLongArray"],
        ["AtomicReferenceArray"] = ["AtomicReferenceArray", "Everything#atomicReferenceArray"],
        ["LongAdder"] = ["LongAdder"],
        ["DoubleAdder"] = ["DoubleAdder"],
        ["Optional"] = ["Optional"],
        ["OptionalInt, OptionalLong, OptionalDouble"] = ["OptionalInt", "OptionalLong", "OptionalDouble"],
        ["java.util.Date"] = ["Date", "Everything#date"],
        ["java.sql.Date"] = ["java.sql.Date", "Everything#sqlDate"],
        ["java.sql.Time"] = ["java.sql.Time", "Everything#sqlTime"],
        ["java.sql.Timestamp"] = ["java.sql.Timestamp", "Everything#sqlTimestamp"],
        ["Calendar"] = ["Calendar"],
        ["LocalDate"] = ["LocalDate", "Everything#localDate"],
        ["LocalTime"] = ["LocalTime", "Everything#localTime"],
        ["LocalDateTime"] = ["LocalDateTime", "Everything#localDateTime"],
        ["Instant"] = ["Instant", "Everything#instant"],
        ["OffsetDateTime"] = ["OffsetDateTime", "Everything#offsetDateTime"],
        ["OffsetTime"] = ["OffsetTime", "Everything#offsetTime"],
        ["ZonedDateTime"] = ["ZonedDateTime", "Everything#zonedDateTime"],
        ["ZoneOffset"] = ["ZoneOffset", "Everything#zoneOffset"],
        ["ZoneId"] = ["ZoneId", "Everything#zoneId"],
        ["Duration"] = ["Duration", "Everything#duration"],
        ["Period"] = ["Period", "Everything#period"],
        ["Year"] = ["Year", "Everything#year"],
        ["YearMonth"] = ["YearMonth", "Everything#yearMonth"],
        ["MonthDay"] = ["MonthDay", "Everything#monthDay"],
        ["any class"] = ["GraphNode", "Base", "Derived", "Everything", "GraphRecord"],
        ["Object, Number, Serializable, Comparable"] = ["Everything#any"],
        ["Throwable"] = ["RuntimeException", "GraphException"],
        ["StackTraceElement"] = ["StackTraceElement", "Everything#frame"],
    };

    // Types that .NET does not have. It writes them when it sends back values of Java. An EnumSet is in a field of Everything.
    private static readonly string[] OnlyFromJava =
    [
        "Arrays.asList", "ArrayList.subList", "Collections.emptyList", "Collections.singletonList", "Collections.unmodifiableList",
        "List.of",
        "Collections.unmodifiableSet", "HashMap.keySet", "Set.of", "Collections.emptyMap", "Collections.singletonMap",
        "Collections.unmodifiableMap", "Map.of",
        "List[]", "EnumSet", "StringBuilder", "StringBuffer", "SimpleEntry", "LongAdder", "DoubleAdder",
    ];

    [Test]
    public void Every_row_of_the_page_has_a_source_in_graphs()
    {
        Assert.That(
            TypePage.Rows.Select(row => row.Java), Is.EqualTo(Rows.Keys),
            "a new row of the page needs random values in the graphs of both sides");
        IEnumerable<string[]> fields = Names.Select(name => name.Split('#')).Where(parts => parts.Length == 2);
        Assert.That(fields.Where(field => !GraphTypes.HasField(field[0], field[1])), Is.Empty);
    }

    // Values that Java cannot write are in no graph. docs/interop.md lists them.
    [TestCaseSource(typeof(JavaLine), nameof(JavaLine.Names))]
    public async Task Graphs_of_Java_have_the_rows_that_the_page_lists_from_Java(string line)
    {
        LineTypes types = await LineTypes.OfAsync(await JavaLine.GetAsync(line));
        HashSet<string> java = [.. types.OneWay, .. types.OneWayOnlyLast];
        HashSet<string> left = [.. LeftOut(line)];
        IEnumerable<string> expected =
            TypePage.Rows.Where(row => row.Lines[line] != "no" && !Rows[row.Java].All(left.Contains)).Select(row => row.Java);

        Assert.That(TypePage.Rows.Where(row => Has(java, row)).Select(row => row.Java), Is.EqualTo(expected));
    }

    // A URI is also written where Java does not parse it. TableTests test StringBuilder and StringBuffer in both directions.
    [TestCaseSource(typeof(JavaLine), nameof(JavaLine.Names))]
    public async Task Graphs_of_dotnet_have_the_rows_that_the_page_lists_to_Java(string line)
    {
        LineTypes types = await LineTypes.OfAsync(await JavaLine.GetAsync(line));
        HashSet<string> dotNet = [.. RandomGraph.TypesOf(types)];
        IEnumerable<string> expected =
            TypePage.Rows.Where(row => row.Lines[line] is "both" or "both~" || row.Java == "URI")
                .Select(row => row.Java)
                .Except(["StringBuilder, StringBuffer"]);

        Assert.That(TypePage.Rows.Where(row => Has(dotNet, row)).Select(row => row.Java), Is.EqualTo(expected));
    }

    [TestCaseSource(typeof(JavaLine), nameof(JavaLine.Names))]
    public async Task Graphs_of_Java_have_only_types_of_the_rows(string line)
    {
        LineTypes types = await LineTypes.OfAsync(await JavaLine.GetAsync(line));
        IEnumerable<string> makers = Names.Select(name => name.Split('#')[0]).Distinct();

        Assert.That(types.OneWay.Concat(types.OneWayOnlyLast).Concat(LeftOut(line)), Is.EquivalentTo(makers));
    }

    [TestCaseSource(typeof(JavaLine), nameof(JavaLine.Names))]
    public async Task Graphs_of_dotnet_have_all_types_that_Java_keeps_and_dotnet_has(string line)
    {
        LineTypes types = await LineTypes.OfAsync(await JavaLine.GetAsync(line));

        Assert.That(RandomGraph.TypesOf(types), Is.EquivalentTo(types.Anywhere.Concat(types.OnlyLastOfDotNet).Except(OnlyFromJava)));
    }

    private static IEnumerable<string> Names => Rows.Values.SelectMany(names => names);

    private static IEnumerable<string> LeftOut(string line) =>
        GraphExclusion.All.Where(row => row.Lines.Contains(line) && row.List == GraphExclusion.LeftOut).Select(row => row.Type);

    private static bool Has(HashSet<string> types, TypePage row) => Rows[row.Java].Any(name => types.Contains(name.Split('#')[0]));
}
