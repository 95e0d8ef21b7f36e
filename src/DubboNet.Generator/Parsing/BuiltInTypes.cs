namespace DubboNet.Generator;

/// <summary>Represents a C# type that the serializer knows, with its Java type.</summary>
/// <param name="CSharp">The name as the compiler displays it.</param>
/// <param name="Java">The Java type.</param>
/// <param name="Formatter">The member of <c>HessianFormatters</c>.</param>
/// <param name="Method">The end of the names of the reader's and writer's methods, or null if they have none.</param>
/// <param name="WriteMethod">The end of the name of the writer's method, if it differs.</param>
/// <param name="IsUsual">Whether it is the default if it is the first row of the C# type.</param>
internal sealed record BuiltInType(
    string CSharp, string Java, string Formatter, string? Method = null, string? WriteMethod = null, bool IsUsual = true)
{
    private string Expression => $"{From.Hessian}HessianFormatters.{Formatter}";

    public ValueFormat Format => Method is null
        ? new ValueFormat(FormatKind.Shared, Expression)
        : new ValueFormat(FormatKind.Direct, Expression, $"Read{Method}", $"Write{WriteMethod ?? Method}");
}

/// <summary>Contains the table of docs/hessian-types.md. The first row of a C# type is the default.</summary>
internal static class BuiltInTypes
{
    private static readonly BuiltInType[] Rows =
    [
        new("bool", "boolean", "Boolean", "Boolean"),
        new("bool", "java.util.concurrent.atomic.AtomicBoolean", "AtomicBoolean"),
        new("sbyte", "byte", "SByte", "SByte", "Int32"),
        new("byte", "byte", "Byte"),
        new("short", "short", "Int16", "Int16", "Int32"),
        new("ushort", "int", "UInt16"),
        new("int", "int", "Int32", "Int32"),
        new("int", "java.util.concurrent.atomic.AtomicInteger", "AtomicInt32"),
        new("uint", "long", "UInt32"),
        new("long", "long", "Int64", "Int64"),
        new("long", "java.util.concurrent.atomic.AtomicLong", "AtomicInt64"),
        new("long", "java.util.concurrent.atomic.LongAdder", "LongAdder"),
        new("ulong", "java.math.BigInteger", "UInt64"),
        new("float", "float", "Single", "Single"),
        new("double", "double", "Double", "Double"),
        new("double", "java.util.concurrent.atomic.DoubleAdder", "DoubleAdder"),
        new("char", "char", "Char", "Char"),
        new("string", "java.lang.String", "String", "String"),
        new("string", "char[]", "String", "String"),
        new("string", "java.lang.StringBuilder", "StringBuilder"),
        new("string", "java.lang.StringBuffer", "StringBuffer"),
        new("byte[]", "byte[]", "Bytes"),
        new("byte[]", "java.io.InputStream", "Bytes"),
        new("object", "java.lang.Object", "Object", "Object"),
        new("decimal", "java.math.BigDecimal", "Decimal"),
        new("DubboNet.Hessian.BigDecimal", "java.math.BigDecimal", "BigDecimal"),
        new("System.Numerics.BigInteger", "java.math.BigInteger", "BigInteger"),
        new("System.DateTime", "java.util.Date", "DateTime", "DateTime"),
        new("System.DateTime", "java.time.LocalDateTime", "LocalDateTime"),
        new("System.DateTimeOffset", "java.util.Date", "DateTimeOffset", "DateTimeOffset"),
        new("System.DateTimeOffset", "java.time.Instant", "Instant"),
        new("System.DateTimeOffset", "java.time.OffsetDateTime", "OffsetDateTime"),
        new("System.DateTimeOffset", "java.sql.Date", "SqlDate"),
        new("System.DateTimeOffset", "java.sql.Time", "SqlTime"),
        new("System.DateTimeOffset", "java.sql.Timestamp", "SqlTimestamp"),
        new("System.DateOnly", "java.time.LocalDate", "LocalDate"),
        new("System.TimeOnly", "java.time.LocalTime", "LocalTime"),
        new("System.TimeSpan", "java.time.Duration", "Duration"),
        new("System.TimeSpan", "java.time.ZoneOffset", "ZoneOffset"),
        new("System.Guid", "java.util.UUID", "Guid"),
        new("System.Uri", "java.net.URI", "Uri"),
        new("System.Net.IPAddress", "java.net.InetAddress", "InetAddress"),
        new("System.Net.EndPoint", "java.net.InetSocketAddress", "InetSocketAddress"),
        new("System.Collections.BitArray", "java.util.BitSet", "BitSet"),
        new("System.Exception", "java.lang.Throwable", "Throwable"),
        new("int?", "java.util.OptionalInt", "OptionalInt32", IsUsual: false),
        new("long?", "java.util.OptionalLong", "OptionalInt64", IsUsual: false),
        new("double?", "java.util.OptionalDouble", "OptionalDouble", IsUsual: false),
        new("int[]", "java.util.concurrent.atomic.AtomicIntegerArray", "AtomicInt32Array", IsUsual: false),
        new("long[]", "java.util.concurrent.atomic.AtomicLongArray", "AtomicInt64Array", IsUsual: false),
        new("DubboNet.Hessian.JavaDate", "java.util.Date", "JavaDate"),
        new("DubboNet.Hessian.JavaSqlDate", "java.sql.Date", "JavaSqlDate"),
        new("DubboNet.Hessian.JavaSqlTime", "java.sql.Time", "JavaSqlTime"),
        new("DubboNet.Hessian.JavaSqlTimestamp", "java.sql.Timestamp", "JavaSqlTimestamp"),
        new("DubboNet.Hessian.JavaCalendar", "java.util.Calendar", "Calendar"),
        new("DubboNet.Hessian.JavaLocalDate", "java.time.LocalDate", "JavaLocalDate"),
        new("DubboNet.Hessian.JavaLocalTime", "java.time.LocalTime", "JavaLocalTime"),
        new("DubboNet.Hessian.JavaLocalDateTime", "java.time.LocalDateTime", "JavaLocalDateTime"),
        new("DubboNet.Hessian.JavaInstant", "java.time.Instant", "JavaInstant"),
        new("DubboNet.Hessian.JavaOffsetDateTime", "java.time.OffsetDateTime", "JavaOffsetDateTime"),
        new("DubboNet.Hessian.JavaOffsetTime", "java.time.OffsetTime", "OffsetTime"),
        new("DubboNet.Hessian.JavaZonedDateTime", "java.time.ZonedDateTime", "ZonedDateTime"),
        new("DubboNet.Hessian.JavaZoneOffset", "java.time.ZoneOffset", "JavaZoneOffset"),
        new("DubboNet.Hessian.JavaZoneId", "java.time.ZoneId", "ZoneId"),
        new("DubboNet.Hessian.JavaDuration", "java.time.Duration", "JavaDuration"),
        new("DubboNet.Hessian.JavaPeriod", "java.time.Period", "Period"),
        new("DubboNet.Hessian.JavaYear", "java.time.Year", "Year"),
        new("DubboNet.Hessian.JavaYearMonth", "java.time.YearMonth", "YearMonth"),
        new("DubboNet.Hessian.JavaMonthDay", "java.time.MonthDay", "MonthDay"),
        new("DubboNet.Hessian.JavaClass", "java.lang.Class", "Class"),
        new("DubboNet.Hessian.JavaLocale", "java.util.Locale", "Locale"),
        new("DubboNet.Hessian.JavaCurrency", "java.util.Currency", "Currency"),
        new("DubboNet.Hessian.JavaFile", "java.io.File", "File"),
        new("DubboNet.JavaStackFrame", "java.lang.StackTraceElement", "StackFrame"),
    ];

    private static readonly ILookup<string, BuiltInType> ByCSharp = Rows.ToLookup(row => row.CSharp);

    private static readonly Dictionary<string, string> Boxes = new()
    {
        ["boolean"] = "java.lang.Boolean",
        ["byte"] = "java.lang.Byte",
        ["char"] = "java.lang.Character",
        ["double"] = "java.lang.Double",
        ["float"] = "java.lang.Float",
        ["int"] = "java.lang.Integer",
        ["long"] = "java.lang.Long",
        ["short"] = "java.lang.Short",
    };

    /// <summary>The Java types that any value can be declared as.</summary>
    private static readonly HashSet<string> Supertypes =
        ["java.lang.Object", "java.io.Serializable", "java.lang.Comparable", "java.lang.Number", "java.lang.CharSequence"];

    /// <summary>
    /// Returns the row of a C# type and the specified Java type, or the first row if none is specified. Returns null if there is none.
    /// </summary>
    public static BuiltInType? Find(string csharp, string? java)
    {
        if (java is null)
            return Usual(csharp);
        if (ByCSharp[csharp].FirstOrDefault(row => row.Java == java || Box(row.Java) == java) is { } row)
            return row with { Java = java };
        return IsSupertype(java) && Usual(csharp) is { } any ? any with { Java = java } : null;
    }

    public static bool IsKnown(string csharp) => Usual(csharp) is not null;

    public static bool IsSupertype(string java) => Supertypes.Contains(java);

    /// <summary>Returns the possible Java types of a C# type.</summary>
    public static IEnumerable<string> JavaTypesOf(string csharp) => ByCSharp[csharp].Select(row => row.Java);

    private static BuiltInType? Usual(string csharp) => ByCSharp[csharp].FirstOrDefault(row => row.IsUsual);

    /// <summary>Returns the wrapper of a primitive type, or the type itself for any other type.</summary>
    public static string Box(string java) => Boxes.TryGetValue(java, out string? box) ? box : java;

    public static bool IsPrimitive(string java) => Boxes.ContainsKey(java);
}
