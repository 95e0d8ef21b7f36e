using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;

namespace DubboNet.Hessian.Fuzz;

/// <summary>Contains the declared types that are fuzzed.</summary>
internal static class DeclaredTypes
{
    private static readonly JavaLocalDate Day = new(2024, 2, 29);

    public static HessianEnumFormatter<Level> Levels { get; } = new("fuzz.Level", [(Level.Low, "LOW"), (Level.High, "HIGH")]);

    /// <summary>
    /// Gets every formatter of the library and compositions of them. The last byte of an input chooses one, so new ones are added at the
    /// end.
    /// </summary>
    public static Field[] All { get; } =
    [
        new Field<bool>("boolean", As.Boolean),
        new Field<sbyte>("byte", As.SByte),
        new Field<short>("short", As.Int16),
        new Field<int>("int", As.Int32),
        new Field<long>("long", As.Int64),
        new Field<float>("float", As.Single),
        new Field<float>("boxedFloat", As.BoxedSingle),
        new Field<double>("double", As.Double),
        new Field<char>("char", As.Char),
        new Field<string>("string", As.String),
        new Field<byte[]>("bytes", As.Bytes),
        new Field<DateTime>("date", As.DateTime, DateTime.UnixEpoch),
        new Field<DateTimeOffset>("instantDate", As.DateTimeOffset),
        new Field<decimal>("decimal", As.Decimal),
        new Field<BigDecimal>("bigDecimal", As.BigDecimal),
        new Field<System.Numerics.BigInteger>("bigInteger", As.BigInteger),
        new Field<object>("object", As.Object),
        new Field<int[]>("ints", As.Int32Array),
        new Field<long[]>("longs", As.Int64Array),
        new Field<short[]>("shorts", As.Int16Array),
        new Field<bool[]>("booleans", As.BooleanArray),
        new Field<float[]>("floats", As.SingleArray),
        new Field<double[]>("doubles", As.DoubleArray),
        new Field<string[]>("strings", As.StringArray),
        new Field<object[]>("objects", As.ObjectArray),
        new Field<long?>("boxedLong", As.Nullable(As.Int64)),
        new Field<decimal?>("boxedDecimal", As.Nullable(As.Decimal)),
        new Field<int[][]>("table", As.Array(As.Int32Array, "[[int")),
        new Field<List<string>>("texts", As.List(As.String)),
        new Field<List<short>>("narrow", As.List(As.Int16)),
        new Field<List<List<long?>>>("nested", As.List(As.List(As.Nullable(As.Int64)))),
        new Field<List<object>>("linked", As.List(As.Object, "java.util.LinkedList")),
        new Field<HashSet<string>>("names", As.Set(As.String)),
        new Field<HashSet<object>>("set", As.Set(As.Object, "java.util.TreeSet")),
        new Field<Dictionary<string, int>>("counts", As.Dictionary(As.String, As.Int32)),
        new Field<Dictionary<long, List<string>>>("lists", As.Dictionary(As.Int64, As.List(As.String), "java.util.TreeMap")),
        new Field<Guid>("uuid", As.Guid),
        new Field<JavaClass>("class", As.Class, new("int")),
        new Field<JavaLocale>("locale", As.Locale, new("en")),
        new Field<JavaCurrency>("currency", As.Currency, new("EUR")),
        new Field<JavaFile>("file", As.File, new("a")),
        new Field<Uri>("uri", As.Uri),
        new Field<System.Collections.BitArray>("bits", As.BitSet),
        new Field<DateOnly>("localDate", As.LocalDate),
        new Field<TimeOnly>("localTime", As.LocalTime),
        new Field<DateTime>("localDateTime", As.LocalDateTime),
        new Field<DateTimeOffset>("instant", As.Instant),
        new Field<DateTimeOffset>("offsetDateTime", As.OffsetDateTime),
        new Field<JavaOffsetTime>("offsetTime", As.OffsetTime),
        new Field<JavaZonedDateTime>("zonedDateTime", As.ZonedDateTime, new(new(Day, default), default, "UTC")),
        new Field<TimeSpan>("zoneOffset", As.ZoneOffset),
        new Field<JavaZoneId>("zoneId", As.ZoneId, new("UTC")),
        new Field<TimeSpan>("duration", As.Duration),
        new Field<JavaPeriod>("period", As.Period),
        new Field<JavaYear>("year", As.Year),
        new Field<JavaYearMonth>("yearMonth", As.YearMonth, new(2024, 1)),
        new Field<JavaMonthDay>("monthDay", As.MonthDay, new(1, 1)),
        new Field<DateTimeOffset>("sqlDate", As.SqlDate),
        new Field<DateTimeOffset>("sqlTime", As.SqlTime),
        new Field<DateTimeOffset>("sqlTimestamp", As.SqlTimestamp),
        new Field<JavaCalendar>("calendar", As.Calendar),
        new Field<Level>("level", Levels),
        new Field<Level?>("boxedLevel", As.Nullable(Levels)),
        new Field<HashSet<Level>>("levels", As.EnumSet(Levels)),
        new Field<Dictionary<Level, object>>("byLevel", As.Dictionary(Levels, As.Object)),
        new Field<Everything>("next", new Deferred()) { IsUnordered = true },
        new Field<List<Everything>>("children", As.List(new Deferred())) { IsUnordered = true },
        new Field<object>("registered", As.Registered<object>()),
        new Field<byte>("unsignedByte", As.Byte),
        new Field<ushort>("unsignedShort", As.UInt16),
        new Field<uint>("unsignedInt", As.UInt32),
        new Field<ulong>("unsignedLong", As.UInt64),
        new Field<Exception>("throwable", As.Throwable),
        new Field<JavaStackFrame>("frame", As.StackFrame),
        new Field<int>("atomicInt", As.AtomicInt32),
        new Field<long>("atomicLong", As.AtomicInt64),
        new Field<bool>("atomicBoolean", As.AtomicBoolean),
        new Field<int[]>("atomicInts", As.AtomicInt32Array),
        new Field<long[]>("atomicLongs", As.AtomicInt64Array),
        new Field<long>("longAdder", Unwritten(As.LongAdder)),
        new Field<double>("doubleAdder", Unwritten(As.DoubleAdder)),
        new Field<int?>("optionalInt", Unwritten(As.OptionalInt32)),
        new Field<long?>("optionalLong", Unwritten(As.OptionalInt64)),
        new Field<double?>("optionalDouble", Unwritten(As.OptionalDouble)),
        new Field<string>("builder", Unwritten(As.StringBuilder)),
        new Field<System.Net.IPAddress>("address", As.InetAddress),
        new Field<System.Net.EndPoint>("socketAddress", As.InetSocketAddress),
        new Field<string>("atomicReference", As.AtomicReference(As.String)),
        new Field<string[]>("atomicReferences", As.AtomicReferenceArray(As.String)),
        new Field<string>("optional", Unwritten(As.Optional(As.String))),
        new Field<KeyValuePair<string, object>>("entry", Unwritten(As.Entry(As.String, As.Object))),
        new Field<JavaLocalDate>("javaLocalDate", As.JavaLocalDate, Day),
        new Field<JavaLocalTime>("javaLocalTime", As.JavaLocalTime),
        new Field<JavaLocalDateTime>("javaLocalDateTime", As.JavaLocalDateTime, new(Day, default)),
        new Field<JavaDuration>("javaDuration", As.JavaDuration),
        new Field<JavaInstant>("javaInstant", As.JavaInstant),
        new Field<JavaOffsetDateTime>("javaOffsetDateTime", As.JavaOffsetDateTime, new(new(Day, default), default)),
        new Field<JavaZoneOffset>("javaZoneOffset", As.JavaZoneOffset),
        new Field<JavaDate>("javaDate", As.JavaDate),
        new Field<JavaSqlTimestamp>("javaTimestamp", As.JavaSqlTimestamp),
        new Field<IReadOnlyList<int>>("readOnlyList", As.ListAs<IReadOnlyList<int>, int>(As.Int32)),
        new Field<ISet<object>>("anySet", As.SetAs<ISet<object>, object>(As.Object)),
        new Field<SortedSet<string>>("sortedSet", As.SortedSet(As.String)),
        new Field<SortedSet<object>>("sortedObjects", As.SortedSet(As.Object)),
        new Field<LinkedList<int>>("linkedInts", As.LinkedList(As.Int32)),
        new Field<Queue<object>>("queue", As.Queue(As.Object)),
        new Field<ImmutableList<long>>("immutableList", As.ImmutableList(As.Int64)),
        new Field<ImmutableArray<int>>("immutableArray", As.ImmutableArray(As.Int32), []),
        new Field<ImmutableHashSet<string>>("immutableSet", As.ImmutableHashSet(As.String)) { IsUnordered = true },
        new Field<FrozenSet<string>>("frozenSet", As.FrozenSet(As.String)) { IsUnordered = true },
        new Field<IDictionary<string, object>>(
            "anyMap", As.DictionaryAs<IDictionary<string, object>, string, object>(As.String, As.Object)),
        new Field<SortedDictionary<object, int>>("sortedMap", As.SortedDictionary(As.Object, As.Int32)),
        new Field<OrderedDictionary<string, int>>("orderedMap", As.OrderedDictionary(As.String, As.Int32)),
        new Field<ConcurrentDictionary<int, string>>("concurrentMap", As.ConcurrentDictionary(As.Int32, As.String)) { IsUnordered = true },
        new Field<ImmutableDictionary<long, object>>("immutableMap", As.ImmutableDictionary(As.Int64, As.Object)) { IsUnordered = true },
        new Field<FrozenDictionary<string, int>>("frozenMap", As.FrozenDictionary(As.String, As.Int32)) { IsUnordered = true },
    ];

    private static ReadOnly<T> Unwritten<T>(IHessianFormatter<T> formatter) => new(formatter);

    /// <summary>Wraps a formatter that is only read. Null is written instead.</summary>
    private sealed class ReadOnly<T>(IHessianFormatter<T> formatter) : IHessianFormatter<T>
    {
        public void Write(ref HessianWriter writer, T? value) => writer.WriteNull();

        public T? Read(ref HessianReader reader)
        {
            if (!reader.TryReadNull())
                formatter.Read(ref reader);
            return default;
        }
    }

    /// <summary>
    /// Formats the class that has all fields as a field of itself. Its formatter does not exist yet when its fields are listed.
    /// </summary>
    private sealed class Deferred : IHessianFormatter<Everything>
    {
        public void Write(ref HessianWriter writer, Everything? value) => EverythingFormatter.Hessian.Write(ref writer, value);

        public Everything? Read(ref HessianReader reader) => EverythingFormatter.Hessian.Read(ref reader);
    }
}
