namespace DubboNet.Interop.Tests.Java;

/// <summary>
/// Runs each case of the Java consumer against the Java provider of its line and against a .NET provider. The results, with every field as
/// text, must be the same, so Java itself sets the expectation.
/// </summary>
[Category("Java")]
public sealed class JavaCallsDotNetTests
{
    private static readonly IReadOnlyList<string> All = JavaLine.Names;

    // 2.6 has no futures, and sends other maps to generic callers.
    private static readonly IReadOnlyList<string> WithFutures = ["2.7", "3.2", "3.3"];

    // Java 3.2 and later reject an unknown class. .NET reads it as the declared class.
    private static readonly IReadOnlyList<string> Before32 = ["2.6", "2.7"];

    // Earlier lines return maps where JSON is requested.
    private static readonly IReadOnlyList<string> Only33 = ["3.3"];

    public static IReadOnlyList<(string Case, string What, IReadOnlyList<string> Lines)> Rows { get; } =
    [
        ("echo-ascii", "String", All), ("echo-unicode", "text with emoji", All), ("echo-null", "null", All),
        ("echo-empty", "empty text", All),
        ("echo-40000", "40,000 characters", All), ("add", "int", All), ("add-long", "Long and long", All), ("mean", "double[]", All),
        ("not", "boolean", All), ("not-boxed", "Boolean", All), ("not-boxed-null", "Boolean null", All), ("tiny", "byte", All),
        ("small", "short", All),
        ("letter", "char", All), ("ratio", "float", All), ("score", "double", All), ("score-boxed", "Double", All),
        ("person-get", "object with all kinds of fields, cyclic", All), ("person-save", "the same as argument", All),
        ("person-null", "null object", All),
        ("person-subclass", "subclass where the base is declared", All), ("list-0", "empty list", All),
        ("list-3", "list of base and subclass, one shared", All),
        ("map", "Map<String, Object> of everything", All), ("map-hash", "HashMap", All), ("date-ms", "Date with milliseconds", All),
        ("date-minute", "Date of a whole minute", All), ("decimal", "BigDecimal", All), ("biginteger", "BigInteger", All),
        ("bytes-5", "byte[]", All),
        ("bytes-10000", "byte[] in chunks", All), ("zeros", "a large result", All), ("color", "enum", All),
        ("color-body", "enum constant with a body", All), ("void", "void", All),
        ("null", "null result", All), ("grid", "int[][]", All), ("longs", "long[]", All), ("texts", "String[] with null", All),
        ("people", "List of objects", All), ("names", "Map<Integer, String>", All), ("ids", "Map<String, List<Long>>", All),
        ("set", "Set", All),
        ("varargs", "Object...", All), ("over-int", "overload int", All), ("over-integer", "overload Integer", All),
        ("over-string", "overload String", All),
        ("same", "one object as two arguments", All), ("describe", "object and text", All),
        ("fail-checked", "declared exception with fields", All),
        ("fail-runtime", "unchecked exception with cause", All), ("fail-custom", "exception that Java does not know", All),
        ("fail-error", "Error", All),
        ("timeout", "timeout, then the late response, then a call", All), ("any-int", "Object: Integer", All),
        ("any-long", "Object: Long", All),
        ("any-double", "Object: Double", All), ("any-string", "Object: String", All), ("any-null", "Object: null", All),
        ("any-list", "Object: mixed list", All),
        ("any-ints", "Object: int[]", All), ("any-strings", "Object: String[]", All), ("any-linked", "Object: LinkedList", All),
        ("any-aslist", "Object: Arrays.asList", All), ("any-emptylist", "Object: emptyList", All),
        ("any-object", "Object: Object[] with an object", All),
        ("any-builder", "Object: StringBuilder", All), ("any-builder-list", "Object: List of a StringBuffer and a StringBuilder", All),
        ("any-decimal-keys", "Object: Map with the BigDecimal keys 1.0 and 1.00", All),
        ("time-local-date", "Object: LocalDate", All), ("time-local-time", "Object: LocalTime to the nanosecond", All),
        ("time-local-date-time", "Object: LocalDateTime to the nanosecond", All),
        ("time-instant", "Object: Instant to the nanosecond", All),
        ("time-offset-date-time", "Object: OffsetDateTime", All), ("time-offset-time", "Object: OffsetTime", All),
        ("time-zoned-date-time", "Object: ZonedDateTime", All), ("time-zone-offset", "Object: ZoneOffset", All),
        ("time-zone-id", "Object: ZoneId", All),
        ("time-duration", "Object: Duration of -1 ns", All), ("time-period", "Object: Period", All), ("time-year", "Object: Year", All),
        ("time-year-month", "Object: YearMonth", All), ("time-month-day", "Object: MonthDay", All),
        ("attachment", "request attachment", All), ("attachment-reply", "response attachment", All), ("echo-service", "$echo", All),
        ("group-version", "group and version", All), ("no-such-group", "unknown group", All), ("no-such-version", "unknown version", All),
        ("no-such-service", "unknown interface", All), ("no-such-method", "unknown method", All), ("one-way", "one-way call", All),
        ("callback", "callback within the call", All), ("callback-later", "callbacks after the call", All),
        ("callback-throws", "callback that throws", All), ("callback-released", "callback that is released", All),
        ("later", "CompletableFuture", WithFutures), ("later-fail", "future that fails", WithFutures),
        ("later-many", "20 futures", WithFutures),
        ("generic-echo", "$invoke", All), ("generic-no-types", "$invoke found by name alone", All), ("generic-void", "$invoke: void", All),
        ("generic-over", "$invoke: an overload", All), ("generic-numbers", "$invoke: text and long for int", All),
        ("generic-big-ints", "$invoke: BigDecimal and BigInteger for int", All),
        ("generic-big-longs", "$invoke: BigInteger and BigDecimal for Long and long", All),
        ("generic-big-small", "$invoke: BigDecimal for short", All),
        ("generic-big-tiny", "$invoke: BigInteger for byte", All),
        ("generic-big-float", "$invoke: BigDecimal for float", All),
        ("generic-big-double", "$invoke: BigDecimal for Double", All),
        ("generic-big-array", "$invoke: List of BigDecimal and BigInteger for long[]", All),
        ("generic-big-members", "$invoke: BigDecimal and BigInteger in members", All),
        ("generic-text-decimal", "$invoke: text for BigDecimal", All), ("generic-text-date", "$invoke: text for Date", All),
        ("generic-date", "$invoke: Date", All), ("generic-color", "$invoke: enum by name", All),
        ("generic-person", "$invoke: object as map", All),
        ("generic-person-null", "$invoke: null object", All), ("generic-person-without-class", "$invoke: map without class", All),
        ("generic-subclass", "$invoke: map of a subclass", All), ("generic-unlike-class", "$invoke: map of an unknown class", Before32),
        ("generic-people", "$invoke: List of objects", All), ("generic-same", "$invoke: one object as two arguments", All),
        ("generic-map", "$invoke: Map of everything", All), ("generic-ids", "$invoke: Map<String, List<Long>>", All),
        ("generic-grid", "$invoke: int[][]", WithFutures), ("generic-texts", "$invoke: String[]", All),
        ("generic-texts-of-list", "$invoke: List for String[]", All), ("generic-set", "$invoke: Set", All),
        ("generic-bytes", "$invoke: byte[]", All),
        ("generic-local-date", "$invoke: LocalDate as text", WithFutures), ("generic-fail", "$invoke that throws", All),
        ("generic-fail-runtime", "$invoke that throws an unchecked exception", All),
        ("generic-no-such-method", "$invoke of an unknown method", All),
        ("generic-no-such-overload", "$invoke of an unknown overload", All),
        ("generic-ambiguous", "$invoke by a name that several have", All),
        ("generic-primitive-null", "$invoke: null for byte", All), ("generic-too-few", "$invoke: too few arguments", All),
        ("generic-no-number", "$invoke: text that is not a number", All), ("generic-raw", "$invoke, raw.return", WithFutures),
        ("generic-raw-fail", "$invoke, raw.return, that throws", WithFutures),
        ("generic-nativejava", "$invoke, nativejava: refused", WithFutures),
        ("generic-async", "$invokeAsync", WithFutures), ("generic-gson", "$invoke, gson: int", Only33),
        ("generic-gson-person", "$invoke, gson: object", Only33), ("generic-gson-void", "$invoke, gson: void", Only33),
        ("generic-gson-fail", "$invoke, gson, that throws", WithFutures),
    ];

    /// <summary>Returns the cases in which a line of Java differs from the lines that .NET follows.</summary>
    private static IEnumerable<string> LikeNoOther(string line) =>
        Rows.Where(row => row.Case.StartsWith("generic-", StringComparison.Ordinal) && !row.Lines.Contains(line)).Select(row => row.Case);

    private static IEnumerable<TestCaseData> Cases() =>
        from row in Rows
        from line in row.Lines
        select new TestCaseData(line, row.Case).SetArgDisplayNames(line, row.Case);

    [TestCaseSource(nameof(Cases))]
    public async Task Java_consumer_gets_the_same_from_dotnet_and_from_Java(string line, string name)
    {
        JavaLine java = await JavaLine.GetAsync(line);
        string fromJava = await java.Consumer.AskAsync($"run\t{name}\t127.0.0.1:{java.ProviderPort}");
        string fromDotNet = await java.Consumer.AskAsync($"run\t{name}\t127.0.0.1:{java.DotNetPort}");

        Assert.That(fromDotNet, Is.EqualTo(fromJava), () => java.Consumer.Log);
        InteropTable.Add(InteropTable.JavaCallsDotNet, name, line);
    }

    [TestCaseSource(typeof(JavaLine), nameof(JavaLine.Names))]
    public async Task Consumer_has_no_case_that_the_table_omits(string line)
    {
        JavaLine java = await JavaLine.GetAsync(line);
        string[] cases = (await java.Consumer.AskAsync("cases")).Split(' ');

        IEnumerable<string> listed = Rows.Where(row => row.Lines.Contains(line)).Select(row => row.Case);
        Assert.That(cases.Except(LikeNoOther(line)), Is.EquivalentTo(listed));
    }
}
