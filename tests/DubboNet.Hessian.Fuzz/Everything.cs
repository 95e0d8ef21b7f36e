namespace DubboNet.Hessian.Fuzz;

/// <summary>A Java class that has a field of every declared type; the values in the order of <see cref="EverythingFormatter.Fields"/>.</summary>
internal sealed class Everything
{
    /// <summary>What the message leaves out keeps its initial value.</summary>
    public object?[] Values { get; } = [.. EverythingFormatter.Initial];
}

internal enum Level
{
    Low,
    High,
}

internal sealed class EverythingFormatter() : HessianClassFormatter<Everything>(
    new ClassDefinition("fuzz.Everything", [.. Fields.Select(field => field.Name)]))
{
    private static readonly HessianEnumFormatter<Level> Levels = new("fuzz.Level", [(Level.Low, "LOW"), (Level.High, "HIGH")]);

    /// <summary>Every formatter that the library has, and what is composed of them.</summary>
    public static Field[] Fields { get; } =
    [
        new Field<bool>("boolean", As.Boolean), new Field<sbyte>("byte", As.SByte), new Field<short>("short", As.Int16), new Field<int>("int", As.Int32),
        new Field<long>("long", As.Int64), new Field<float>("float", As.Single), new Field<float>("boxedFloat", As.BoxedSingle),
        new Field<double>("double", As.Double), new Field<char>("char", As.Char), new Field<string>("string", As.String), new Field<byte[]>("bytes", As.Bytes),
        new Field<DateTime>("date", As.DateTime, DateTime.UnixEpoch), new Field<DateTimeOffset>("instantDate", As.DateTimeOffset), new Field<decimal>("decimal", As.Decimal),
        new Field<BigDecimal>("bigDecimal", As.BigDecimal), new Field<System.Numerics.BigInteger>("bigInteger", As.BigInteger),
        new Field<object>("object", As.Object), new Field<int[]>("ints", As.Int32Array), new Field<long[]>("longs", As.Int64Array),
        new Field<short[]>("shorts", As.Int16Array), new Field<bool[]>("booleans", As.BooleanArray), new Field<float[]>("floats", As.SingleArray),
        new Field<double[]>("doubles", As.DoubleArray), new Field<string[]>("strings", As.StringArray), new Field<object[]>("objects", As.ObjectArray),
        new Field<long?>("boxedLong", As.Nullable(As.Int64)), new Field<decimal?>("boxedDecimal", As.Nullable(As.Decimal)),
        new Field<int[][]>("table", As.Array(As.Int32Array, "[[int")), new Field<List<string>>("texts", As.List(As.String)),
        new Field<List<short>>("narrow", As.List(As.Int16)), new Field<List<List<long?>>>("nested", As.List(As.List(As.Nullable(As.Int64)))),
        new Field<List<object>>("linked", As.List(As.Object, "java.util.LinkedList")), new Field<HashSet<string>>("names", As.Set(As.String)),
        new Field<HashSet<object>>("set", As.Set(As.Object, "java.util.TreeSet")), new Field<Dictionary<string, int>>("counts", As.Dictionary(As.String, As.Int32)),
        new Field<Dictionary<long, List<string>>>("lists", As.Dictionary(As.Int64, As.List(As.String), "java.util.TreeMap")),
        new Field<Guid>("uuid", As.Guid), new Field<JavaClass>("class", As.Class, new("int")), new Field<JavaLocale>("locale", As.Locale, new("en")),
        new Field<JavaCurrency>("currency", As.Currency, new("EUR")), new Field<JavaFile>("file", As.File, new("a")), new Field<Uri>("uri", As.Uri),
        new Field<System.Collections.BitArray>("bits", As.BitSet), new Field<DateOnly>("localDate", As.LocalDate), new Field<TimeOnly>("localTime", As.LocalTime),
        new Field<DateTime>("localDateTime", As.LocalDateTime), new Field<DateTimeOffset>("instant", As.Instant),
        new Field<DateTimeOffset>("offsetDateTime", As.OffsetDateTime), new Field<JavaOffsetTime>("offsetTime", As.OffsetTime),
        new Field<JavaZonedDateTime>("zonedDateTime", As.ZonedDateTime, new(JavaLocalDateTime.From(DateTime.UnixEpoch), default, "UTC")), new Field<TimeSpan>("zoneOffset", As.ZoneOffset),
        new Field<JavaZoneId>("zoneId", As.ZoneId, new("UTC")), new Field<TimeSpan>("duration", As.Duration), new Field<JavaPeriod>("period", As.Period),
        new Field<JavaYear>("year", As.Year), new Field<JavaYearMonth>("yearMonth", As.YearMonth, new(2024, 1)), new Field<JavaMonthDay>("monthDay", As.MonthDay, new(1, 1)),
        new Field<DateTimeOffset>("sqlDate", As.SqlDate), new Field<DateTimeOffset>("sqlTime", As.SqlTime),
        new Field<DateTimeOffset>("sqlTimestamp", As.SqlTimestamp), new Field<JavaCalendar>("calendar", As.Calendar),
        new Field<Level>("level", Levels), new Field<Level?>("boxedLevel", As.Nullable(Levels)), new Field<HashSet<Level>>("levels", As.EnumSet(Levels)),
        new Field<Dictionary<Level, object>>("byLevel", As.Dictionary(Levels, As.Object)),
        new Field<Everything>("next", new Deferred()), new Field<List<Everything>>("children", As.List(new Deferred())),
        new Field<object>("registered", As.Registered<object>()),
    ];

    public static object?[] Initial { get; } = [.. Fields.Select(field => field.Initial)];

    public static EverythingFormatter Hessian { get; } = new();

    /// <summary>The built-in types, this class and its enum.</summary>
    public static HessianTypeRegistry Types { get; } = HessianTypeRegistry.Create(Hessian, Levels);

    protected override void WriteFields(ref HessianWriter writer, Everything value)
    {
        for (int i = 0; i < Fields.Length; i++)
            Fields[i].Write(ref writer, value.Values[i]);
    }

    protected override Everything ReadFields(ref HessianReader reader, ref HessianFieldCursor fields)
    {
        var value = new Everything();
        reader.SetReference(fields, value);
        while (reader.ReadNextField(ref fields, out int field))
        {
            if (field >= 0)
                value.Values[field] = Fields[field].Read(ref reader);
            else
                reader.Skip();
        }

        return value;
    }

    /// <summary>The class within itself: its formatter does not exist yet where its fields are named.</summary>
    private sealed class Deferred : IHessianFormatter<Everything>
    {
        public void Write(ref HessianWriter writer, Everything? value) => Hessian.Write(ref writer, value);

        public Everything? Read(ref HessianReader reader) => Hessian.Read(ref reader);
    }
}
