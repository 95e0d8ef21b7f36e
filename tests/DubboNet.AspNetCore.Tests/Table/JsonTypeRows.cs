using DubboNet.Hessian;

namespace DubboNet.AspNetCore.Tests.Table;

/// <summary>Provides the rows of docs/json-types.md. The values are those of interop.TableSamples in Java.</summary>
internal static class JsonTypeRows
{
    public static IReadOnlyList<JsonTypeRow> All { get; } =
    [
        .. Simple(), .. Arrays(), .. Collections(), .. Maps(), .. Numbers(), .. Names(), .. Holders(), .. Times(), .. Objects(),
    ];

    private static IEnumerable<JsonTypeRow> Simple() =>
    [
        new("boolean, Boolean", "", Both("truth", "true"), Both("boxedTruth", "true")),
        new("byte, Byte", "", Both("tiny", "-5"), Both("boxedTiny", "-5"), Both("bits", "-2")),
        new("short, Short", "", Both("small", "1234"), Both("boxedSmall", "1234")),
        new("int, Integer", "", Both("whole", "-70000"), Both("boxedWhole", "-70000"), Both("unsignedSmall", "65535")),
        new(
            "long, Long", "a string where a double is not exact (`NumberStrings`)", Both("large", "1099511627776"),
            Both("boxedLarge", "1099511627776"), Both("unsignedWhole", "4294967295"), To("large", "\"1099511627776\"", "1099511627776")),
        new("Float", "also `\"NaN\"`, `\"Infinity\"`, `\"-Infinity\"`", Both("boxedReal", "1.1")),
        new("float", "as Float; a float field is sent in a generic call", Both("real", "1.1")),
        new("double, Double", "as Float", Both("precise", "3.14159"), Both("boxedPrecise", "3.14159")),
        new("char, Character", "", Both("letter", "\"é\""), Both("boxedLetter", "\"é\"")),
        new("String, CharSequence", "", Both("text", "\"Zoë 张\""), Both("charSequence", "\"chars\"")),
        new(
            "StringBuilder, StringBuffer", "", Both("builder", "\"a中\""), Both("buffer", "\"built\""),
            From("builderOf", "\"built\"", "\"built\""), To("textOfBuilder", "\"built\"", "\"built\""),
            To("textOfBuffer", "\"built\"", "\"built\"")),
    ];

    private static IEnumerable<JsonTypeRow> Arrays() =>
    [
        new(
            "byte[], InputStream", "base64; an array of numbers is accepted; an InputStream is only read", Both("bytes", "\"AH+A/w==\""),
            To("bytes", "[0,127,-128,-1]", "\"AH+A/w==\"")),
        new("char[]", "an array of letters is accepted", Both("chars", "\"chars\"")),
        new("int[]", "", Both("ints", "[1,-1,70000]")),
        new("long[]", "items as long", Both("longs", "[1,1099511627776]")),
        new("short[]", "", Both("shorts", "[1,-2]")),
        new("boolean[]", "", Both("truths", "[true,false]")),
        new("float[]", "items as Float", Both("reals", "[1.1,-2.0]")),
        new("double[]", "items as Float", Both("precises", "[1.1,-2.0]")),
        new("String[]", "", Both("words", "[\"a\",null,\"c\"]")),
        new("Object[]", "items as Object", Both("objects", "[1,\"two\",3.5,null]")),
        new("Integer[], Byte[] ...", "", Both("boxedInts", "[1,null,3]"), Both("boxedBytes", "[1,null,-3]")),
        new("Date[]", "", Both("dates", "[\"2023-11-14T22:13:20.123Z\"]")),
        new("int[][]", "", Both("grid", "[[1,2],[],[3]]"), Both("wordGrid", "[[\"a\"],[\"b\",\"c\"]]")),
        new(
            "BigDecimal[], LocalDate[] ...", "", Both("decimals", "[1.50]"), Both("localDates", "[\"2024-02-29\"]"),
            Both("colors", "[\"RED\",\"GREEN\"]")),
    ];

    private static IEnumerable<JsonTypeRow> Collections() =>
    [
        new(
            "List, ArrayList, Collection, Iterable", "an Iterator is only read", Both("list", "[1,2,3]"),
            Both("readOnlyList", "[\"a\",null]"), Both("immutableList", "[1,2]"), Both("arrayList", "[\"a\",\"b\"]"),
            Both("collection", "[1.5,2.5]"), Both("iterable", "[4,5]"), Both("lists", "[[\"a\"],[]]"),
            From("iteratorOf", "\"ab\"", "[\"a\",\"b\"]"), From("unmodifiableListOf", "\"ab\"", "[\"a\",\"b\"]", "3.3"),
            From("guavaListOf", "\"ab\"", "[\"a\",\"b\"]"), To("textOfGuavaList", "[\"a\",\"b\"]", "\"ab\"")),
        new(
            "LinkedList, Queue, Deque", "", Both("linkedList", "[1,2]"), Both("queue", "[\"a\",\"b\"]"), Both("deque", "[\"a\",\"b\"]")),
        new(
            "HashSet, Set", "a value that is there twice is sent once", Both("set", "[1,2]"), Both("hashSet", "[\"a\",\"b\"]"),
            Both("readOnlySet", "[\"BLUE\"]"), From("guavaSetOf", "\"ab\"", "[\"a\",\"b\"]")),
        new("LinkedHashSet and other sets", "", Both("linkedHashSet", "[\"b\",\"a\"]")),
        new("TreeSet, SortedSet", "Java sorts the items", Both("sortedSet", "[1,3]"), Both("treeSet", "[\"a\",\"b\"]")),
        new("BitSet", "the indices of the bits that are set, up to 1048575", Both("bitSet", "[0,2]", "2.7", "3.2", "3.3")),
        new(
            "EnumSet", "sent as HashSet where Set is declared", Both("enumSet", "[\"RED\",\"BLUE\"]"),
            From("enumsOf", "\"RED, BLUE\"", "[\"RED\",\"BLUE\"]")),
    ];

    private static IEnumerable<JsonTypeRow> Maps() =>
    [
        new(
            "HashMap, Map", "keys are texts; keys that are objects: `[{\"key\":…,\"value\":…}]`",
            Both("hashMap", """{"1":"one"}"""), Both("map", """{"one":1,"two":2}"""), Both("readOnlyMap", """{"ids":[1]}"""),
            From("unmodifiableMapOf", "\"one\"", """{"one":1}""", "3.3")),
        new(
            "TreeMap, SortedMap, NavigableMap", "Java sorts the keys", Both("sortedMap", """{"a":1,"b":2}"""),
            Both("navigableMap", """{"1":"one"}"""), Both("treeMap", """{"1":"one"}""")),
        new("LinkedHashMap", "", Both("linkedHashMap", """{"key":1}""")),
        new(
            "ConcurrentHashMap, ConcurrentMap", "no nulls", Both("concurrentMap", """{"one":1}"""),
            Both("concurrentHashMap", """{"one":1}""")),
        new("Properties", "", Both("properties", """{"key":"value"}""")),
        new("EnumMap", "sent as HashMap", Both("enumMap", """{"GREEN":2}""")),
        new(
            "Map.Entry (AbstractMap.SimpleEntry)", "", From("entryOf", "\"key\"", """{"key":"key","value":1}"""),
            To("keyOf", """{"key":"key","value":1}""", "\"key\"", "3.3")),
    ];

    private static IEnumerable<JsonTypeRow> Numbers() =>
    [
        new(
            "BigDecimal", "zeros at the end are kept; a string where a double is not exact",
            Both("decimals", "[1.50]"), Both("decimal", "\"12345678901234567890.120\""),
            To("decimal", "12345678901234567890.120", "\"12345678901234567890.120\""), From("decimalOf", "\"100\"", "1E+2"),
            To("textOfDecimal", "1E+2", "\"100\""), Both("decimalKeys", """{"1.0":"one digit","1.00":"two digits"}""")),
        new("BigDecimal of any size", "10,000 characters", Both("bigDecimal", "\"1E+1000\"")),
        new(
            "BigInteger", "a string where a double is not exact", Both("unsignedLarge", "\"18446744073709551615\""),
            Both("bigInteger", "\"-1267650600228229401496703205376\"")),
    ];

    private static IEnumerable<JsonTypeRow> Names() =>
    [
        new("UUID", "", Both("uuid", "\"0f8fad5b-d9cb-469f-a165-70867728950e\"")),
        new("enum", "the Java name of the constant", Both("color", "\"GREEN\"")),
        new("Class", "never resolved", Both("javaClass", "\"java.lang.String\"")),
        new("Locale", "", Both("locale", "\"zh_CN\"")),
        new("Currency", "", Both("currency", "\"EUR\"")),
        new("File", "", Both("file", "\"a/b.txt\"")),
        new("URI", "before 3.3, Java does not parse it", Both("uri", "\"http://host/path?query\"")),
        new("InetAddress", "never looked up", Both("inetAddress", "\"127.0.0.1\"", "3.3")),
        new(
            "InetSocketAddress", "never looked up", Both("socketAddress", "\"127.0.0.1:20880\"", "3.3"),
            Both("unresolvedAddress", "\"host.example:80\"", "3.3")),
    ];

    private static IEnumerable<JsonTypeRow> Holders() =>
    [
        new("AtomicInteger", "", Both("atomicInteger", "-7")),
        new("AtomicLong", "as long", Both("atomicLong", "1099511627776")),
        new("AtomicBoolean", "", Both("atomicBoolean", "true")),
        new("AtomicReference", "", Both("atomicReference", "\"held\"")),
        new("AtomicIntegerArray", "", Both("atomicIntegerArray", "[1,2]")),
        new("AtomicLongArray", "items as long", Both("atomicLongArray", "[1,2]")),
        new("AtomicReferenceArray", "", Both("atomicReferenceArray", "[\"a\",null]")),
        new("LongAdder", "", From("longAdderOf", "5", "5"), To("sumOfLongs", "5", "5", "3.3")),
        new("Optional", "only read, because Java sends it only by a switch")
        {
            Received = (new HessianObject("java.util.Optional", ("value", "text")), "\"text\""),
        },
        new("OptionalInt, OptionalLong, OptionalDouble", "as Optional")
        {
            Received = (new HessianObject("java.util.OptionalInt", ("isPresent", true), ("value", 5)), "5"),
        },
        new("DoubleAdder", "", From("doubleAdderOf", "2.5", "2.5"), To("sumOfDoubles", "2.5", "2.5", "3.3")),
    ];

    private static IEnumerable<JsonTypeRow> Times() =>
    [
        new(
            "java.util.Date", "milliseconds since 1970 and other offsets are accepted", Both("date", "\"2023-11-14T22:13:20.123Z\""),
            Both("utcDate", "\"2023-11-14T22:13:20.123Z\""), Both("anyDate", "\"+1143677-02-15T11:56:03.968Z\""),
            To("date", "1700000000123", "\"2023-11-14T22:13:20.123Z\""),
            To("date", "\"2023-11-14T23:13:20.123+01:00\"", "\"2023-11-14T22:13:20.123Z\"")),
        new("java.sql.Date", "as java.util.Date", Both("sqlDate", "\"2023-11-14T22:13:20.123Z\"")),
        new("java.sql.Time", "as java.util.Date", Both("sqlTime", "\"2023-11-14T22:13:20.123Z\"")),
        new(
            "java.sql.Timestamp", "as java.util.Date; Java does not send its nanoseconds",
            Both("sqlTimestamp", "\"2023-11-14T22:13:20.123Z\"")),
        new("Calendar", "as java.util.Date; the zone is lost", Both("calendar", "\"2023-11-14T22:13:20.123Z\"")),
        new("LocalDate", "", Both("localDate", "\"2024-02-29\""), Both("anyLocalDate", "\"-0044-03-15\"")),
        new("LocalTime", "", Both("localTime", "\"12:30:45.123456700\""), Both("exactLocalTime", "\"12:30:45.123456789\"")),
        new(
            "LocalDateTime", "", Both("localDateTime", "\"2024-02-29T12:30:00\""),
            Both("exactLocalDateTime", "\"2024-02-29T12:30:45.123456789\"")),
        new("Instant", "", Both("instant", "\"2023-11-14T22:13:20.123Z\""), Both("exactInstant", "\"2023-11-14T22:13:20.000000001Z\"")),
        new(
            "OffsetDateTime", "", Both("offsetDateTime", "\"2024-02-29T12:30:00+01:00\""),
            Both("exactOffsetDateTime", "\"2024-02-29T12:30:45.123456789+01:00\"")),
        new("OffsetTime", "", Both("offsetTime", "\"12:30:45.123456789+01:00\"")),
        new("ZonedDateTime", "", Both("zonedDateTime", "\"2024-02-29T12:30:45.123456789+01:00[Europe/Paris]\"")),
        new("ZoneOffset", "", Both("zoneOffset", "\"+01:00\""), Both("exactZoneOffset", "\"-00:00:01\"")),
        new("ZoneId", "", Both("zoneId", "\"Europe/Paris\"")),
        new("Duration", "", Both("duration", "\"PT-1.5S\""), Both("exactDuration", "\"PT-0.000000001S\"")),
        new("Period", "", Both("period", "\"P1Y2M3D\"")),
        new("Year", "a number is accepted", Both("year", "\"2024\""), To("year", "2024", "\"2024\"")),
        new("YearMonth", "", Both("yearMonth", "\"2024-02\"")),
        new("MonthDay", "", Both("monthDay", "\"--02-29\"")),
    ];

    private static IEnumerable<JsonTypeRow> Objects() =>
    [
        new(
            "any class", "the fields of Java; `class` for a derived class; an object in two places becomes two",
            Both("item", ItemOf("A-1")),
            Both("items", $"[{ItemOf("A-1")},{ItemOf("B-2")}]"),
            Both("textPage", TextPage), Both("datePages", """{"key":{"number":7,"first":"2024-02-29","items":["2024-02-29"]}}"""),
            From("guavaPageOf", "\"ab\"", TextPage), From("membersOf", "\"100\"", Members), From("familyOf", "\"R-1\"", Family)),
        new(
            "Object, Number, Serializable, Comparable",
            "any JSON; `1.5` is a Double, and `1.50` is a BigDecimal; 2.6 has no java.time in an object with `class`",
            Both("serializable", "1.50"),
            new JsonSample(
                "object", $"[1,\"two\",{ItemOf("A-1").Replace("{", "{\"class\":\"com.example.frames.Item\",", StringComparison.Ordinal)}]",
                $"[1,\"two\",{ItemOf("A-1")}]", JsonFlow.Both, "2.7", "3.2", "3.3"),
            Both("number", "1099511627776"), Both("comparable", "\"text\"")),
        new(
            "Throwable", "the class must end with Exception or Error; a result has it with `IncludeClasses`",
            new JsonSample("throwable", Failure(withClass: true), Failure(withClass: false), JsonFlow.Both)),
        new("StackTraceElement", "Java's notation", Both("stackTraceElement", "\"com.acme.Till.open(Till.java:42)\"")),
    ];

    private const string TextPage = """{"number":7,"first":"a","items":["a","b"]}""";

    private const string Members = """
        {"price":1E+2,"set":["RED","GREEN"],"collection":["BLUE"],"list":["RED"],
        "tree":{"B":1,"a":2,"a\u00ad":3,"x":4,"x\u200d":5,"\u2764":6,"\u2764\ufe0f":7}}
        """;

    private const string Rare = """{"name":"R-1","price":null,"color":null,"since":null,"reason":"the last one"}""";

    private static string Family => $$"""{"members":[{{Rare}},{{ItemOf("A-1")}}],"one":{{Rare}},"any":{{Rare}}}""";

    private static string ItemOf(string name) => $$"""{"name":"{{name}}","price":9.90,"color":"BLUE","since":"2024-02-29"}""";

    private static string Failure(bool withClass)
    {
        string type = withClass ? "\"class\":\"java.lang.IllegalStateException\"," : "";
        string cause = withClass ? "\"class\":\"java.lang.IllegalArgumentException\"," : "";
        return $$"""{{{type}}"detailMessage":"what","cause":{{{cause}}"detailMessage":"why","cause":null,"stackTrace":[]"""
            + ""","suppressedExceptions":[]},"stackTrace":["com.acme.Till.open(Till.java:42)"],"suppressedExceptions":[]}""";
    }

    private static JsonSample Both(string method, string json, params string[] lines) => new(method, json, json, JsonFlow.Both, lines);

    private static JsonSample From(string method, string argument, string result, params string[] lines) =>
        new(method, argument, result, JsonFlow.FromJava, lines);

    private static JsonSample To(string method, string argument, string result, params string[] lines) =>
        new(method, argument, result, JsonFlow.ToJava, lines);
}
