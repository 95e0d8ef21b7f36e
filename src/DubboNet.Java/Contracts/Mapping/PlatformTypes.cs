namespace DubboNet.Java;

/// <summary>Contains the C# types of Java's own classes without type parameters, as docs/hessian-types.md recommends them.</summary>
internal static class PlatformTypes
{
    private const string Sql = "java.sql.";
    private const string Time = "java.time.";
    private const string Atomic = "java.util.concurrent.atomic.";
    private const string Hessian = "DubboNet.Hessian";

    private static readonly Dictionary<string, MappedType> Primitives = new(StringComparer.Ordinal)
    {
        ["boolean"] = Primitive("bool", "boolean"),
        ["byte"] = Primitive("sbyte", "byte"),
        ["short"] = Primitive("short", "short"),
        ["char"] = Primitive("char", "char"),
        ["int"] = Primitive("int", "int"),
        ["long"] = Primitive("long", "long"),
        ["float"] = Primitive("float", "float"),
        ["double"] = Primitive("double", "double"),
    };

    private static readonly Dictionary<string, MappedType> Classes = CreateClasses();

    /// <summary>Gets the <c>object</c> for <c>java.lang.Object</c>.</summary>
    public static MappedType Object { get; } = Classes["java.lang.Object"];

    /// <summary>Gets the <c>object</c> that stands for a Java type without a C# type.</summary>
    public static MappedType Fallback { get; } = Object with { IsFallback = true };

    /// <summary>Returns the C# type of a primitive type.</summary>
    public static MappedType Of(JavaPrimitiveType type) => Primitives[type.Name];

    /// <summary>Returns the C# type of a class, or null if it has none.</summary>
    public static MappedType? Find(string name) => Classes.GetValueOrDefault(name);

    private static Dictionary<string, MappedType> CreateClasses()
    {
        Dictionary<string, MappedType> classes = new(StringComparer.Ordinal);
        foreach ((string primitive, string box) in JavaBoxes.All)
            classes.Add(box, Primitives[primitive] with { Natural = box });
        foreach ((string csharp, string space, string[] javaTypes) in References)
            Add(classes, new CSharpType(csharp, space), javaTypes);
        foreach ((string csharp, string space, string[] javaTypes) in Values)
            Add(classes, new CSharpType(csharp, space) { IsValue = true }, javaTypes);
        foreach (string name in (string[])["int", "long"])
        {
            string java = $"{Atomic}Atomic{(name == "int" ? "Integer" : "Long")}Array";
            classes.Add(java, ArrayOf(Primitives[name]) with { Stated = java });
        }

        return classes;
    }

    // The first Java type is the one of the C# type. The others have to be stated.
    private static void Add(Dictionary<string, MappedType> classes, CSharpType type, string[] javaTypes)
    {
        foreach (string java in javaTypes.Where(java => java.Length > 0))
            classes[java] = new MappedType(type, javaTypes[0]) { Stated = java == javaTypes[0] ? null : java };
    }

    /// <summary>Returns the array of an element type.</summary>
    public static MappedType ArrayOf(MappedType element) =>
        new(new CSharpType("") { Element = element.Type }, $"{element.Erased}[]") { Parts = [element] };

    private static MappedType Primitive(string csharp, string java) =>
        new(new CSharpType(csharp) { IsValue = true }, java) { Primitive = java };

    private static (string CSharp, string Space, string[] JavaTypes)[] References =>
    [
        ("string", "", ["java.lang.String", "java.lang.CharSequence", "java.lang.StringBuilder", "java.lang.StringBuffer"]),
        ("object", "", ["java.lang.Object", "java.lang.Number", "java.io.Serializable", "java.lang.Comparable"]),
        ("Uri", "System", ["java.net.URI"]),
        ("IPAddress", "System.Net", ["java.net.InetAddress"]),
        ("EndPoint", "System.Net", ["java.net.InetSocketAddress"]),
        ("BitArray", "System.Collections", ["java.util.BitSet"]),
        ("Exception", "System", ["java.lang.Throwable"]),
        ("JavaStackFrame", "DubboNet", ["java.lang.StackTraceElement"]),
    ];

    private static (string CSharp, string Space, string[] JavaTypes)[] Values =>
    [
        ("decimal", "", ["java.math.BigDecimal"]),
        ("BigInteger", "System.Numerics", ["java.math.BigInteger"]),
        ("Guid", "System", ["java.util.UUID"]),
        (
            "DateTimeOffset", "System",
            ["java.util.Date", $"{Time}Instant", $"{Time}OffsetDateTime", $"{Sql}Date", $"{Sql}Time", $"{Sql}Timestamp"]
        ),
        ("DateTime", "System", ["", $"{Time}LocalDateTime"]),
        ("DateOnly", "System", [$"{Time}LocalDate"]),
        ("TimeOnly", "System", [$"{Time}LocalTime"]),
        ("TimeSpan", "System", [$"{Time}Duration", $"{Time}ZoneOffset"]),
        ("bool", "", ["", $"{Atomic}AtomicBoolean"]),
        ("int", "", ["", $"{Atomic}AtomicInteger", "java.util.OptionalInt"]),
        ("long", "", ["", $"{Atomic}AtomicLong", $"{Atomic}LongAdder", "java.util.OptionalLong"]),
        ("double", "", ["", $"{Atomic}DoubleAdder", "java.util.OptionalDouble"]),
        ("JavaCalendar", Hessian, ["java.util.Calendar"]),
        ("JavaOffsetTime", Hessian, [$"{Time}OffsetTime"]),
        ("JavaZonedDateTime", Hessian, [$"{Time}ZonedDateTime"]),
        ("JavaZoneId", Hessian, [$"{Time}ZoneId"]),
        ("JavaPeriod", Hessian, [$"{Time}Period"]),
        ("JavaYear", Hessian, [$"{Time}Year"]),
        ("JavaYearMonth", Hessian, [$"{Time}YearMonth"]),
        ("JavaMonthDay", Hessian, [$"{Time}MonthDay"]),
        ("JavaClass", Hessian, ["java.lang.Class"]),
        ("JavaLocale", Hessian, ["java.util.Locale"]),
        ("JavaCurrency", Hessian, ["java.util.Currency"]),
        ("JavaFile", Hessian, ["java.io.File"]),
    ];
}
