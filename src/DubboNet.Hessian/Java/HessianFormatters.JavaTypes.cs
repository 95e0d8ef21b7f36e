using System.Collections;
using System.Net;

namespace DubboNet.Hessian;

public static partial class HessianFormatters
{
    private const string Atomic = "java.util.concurrent.atomic.";

    /// <summary>Gets the formatter of a <c>java.util.UUID</c>.</summary>
    public static IHessianFormatter<Guid> Guid { get; } = new UuidFormatter();

    /// <summary>Gets the formatter of a <c>java.lang.Class</c>.</summary>
    public static IHessianFormatter<JavaClass> Class { get; } =
        new TextValueFormatter<JavaClass>("java.lang.Class", "name", text => new(text), value => value.Name);

    /// <summary>Gets the formatter of a <c>java.util.Locale</c>.</summary>
    public static IHessianFormatter<JavaLocale> Locale { get; } =
        new TextValueFormatter<JavaLocale>(
            "com.alibaba.com.caucho.hessian.io.LocaleHandle", "value", text => new(text), value => value.Value, "java.util.Locale");

    /// <summary>Gets the formatter of a <c>java.util.Currency</c>.</summary>
    public static IHessianFormatter<JavaCurrency> Currency { get; } =
        new TextValueFormatter<JavaCurrency>("java.util.Currency", "currencyCode", text => new(text), value => value.Code);

    /// <summary>Gets the formatter of a <c>java.io.File</c>.</summary>
    public static IHessianFormatter<JavaFile> File { get; } =
        new TextValueFormatter<JavaFile>("java.io.File", "value", text => new(text), value => value.Path);

    /// <summary>
    /// Gets the formatter of a <c>java.net.URI</c>, whose text is kept unchanged. Peers before Dubbo 3.3 get an object that prints
    /// correctly but was not parsed.
    /// </summary>
    public static IHessianFormatter<Uri> Uri { get; } =
        new TextValueFormatter<Uri>("java.net.URI", "string", text => new(text, UriKind.RelativeOrAbsolute), value => value.OriginalString);

    /// <summary>Gets the formatter of a <c>java.util.BitSet</c>.</summary>
    public static IHessianFormatter<BitArray> BitSet { get; } = new BitSetFormatter();

    /// <summary>Gets the formatters of this folder that read and write values without a declared type.</summary>
    internal static IEnumerable<HessianClassFormatter> JavaTypes => new object[]
    {
        Guid, Class, Locale, Currency, File, Uri, BitSet, LocalDate, LocalTime, LocalDateTime, Duration, JavaLocalDate, JavaLocalTime,
        JavaLocalDateTime,
        JavaDuration, JavaInstant, OffsetTime, JavaOffsetDateTime, ZonedDateTime, JavaZoneOffset, ZoneId, Period, Year, YearMonth, MonthDay,
        JavaSqlDate, JavaSqlTime, JavaSqlTimestamp, Calendar, StackFrame,
        new PatternFormatter(), CompactLocalDateTimeFormatter.LocalDate, CompactLocalDateTimeFormatter.LocalTime,
        new CompactLocalDateTimeFormatter(),
        new JavaStringBuilderFormatter(isBuffer: false), new JavaStringBuilderFormatter(isBuffer: true),
        new TextValueFormatter<JavaLocale>(
            "com.caucho.hessian.io.LocaleHandle", "value", text => new(text), value => value.Value, role: RegistryRole.ByName),
    }.Cast<HessianClassFormatter>();

    /// <summary>
    /// Creates a formatter of a <c>java.util.EnumSet</c>. Java cannot read an EnumMap. Use <see cref="Dictionary"/> and a Map in the Java
    /// signature instead.
    /// </summary>
    public static IHessianFormatter<HashSet<TEnum>> EnumSet<TEnum>(HessianEnumFormatter<TEnum> constants)
        where TEnum : struct, Enum => new EnumSetFormatter<TEnum>(constants);

    /// <summary>Gets the formatter of a <c>java.util.concurrent.atomic.AtomicInteger</c>.</summary>
    public static IHessianFormatter<int> AtomicInt32 { get; } = new HolderFormatter<int>(Atomic + "AtomicInteger", "value", Int32);

    /// <summary>Gets the formatter of a <c>java.util.concurrent.atomic.AtomicLong</c>.</summary>
    public static IHessianFormatter<long> AtomicInt64 { get; } = new HolderFormatter<long>(Atomic + "AtomicLong", "value", Int64);

    /// <summary>Gets the formatter of a <c>java.util.concurrent.atomic.AtomicBoolean</c>, which Java stores as 0 or 1.</summary>
    public static IHessianFormatter<bool> AtomicBoolean { get; } =
        new HolderFormatter<bool>(Atomic + "AtomicBoolean", "value", new BooleanNumberFormatter());

    /// <summary>Gets the formatter of a <c>java.util.concurrent.atomic.AtomicIntegerArray</c>.</summary>
    public static IHessianFormatter<int[]> AtomicInt32Array { get; } =
        new HolderFormatter<int[]>(Atomic + "AtomicIntegerArray", "array", Int32Array);

    /// <summary>Gets the formatter of a <c>java.util.concurrent.atomic.AtomicLongArray</c>.</summary>
    public static IHessianFormatter<long[]> AtomicInt64Array { get; } =
        new HolderFormatter<long[]>(Atomic + "AtomicLongArray", "array", Int64Array);

    /// <summary>Gets the formatter of a <c>java.util.concurrent.atomic.LongAdder</c>, which is read-only.</summary>
    public static IHessianFormatter<long> LongAdder { get; } =
        new HolderFormatter<long>(Atomic + "LongAdder$SerializationProxy", "value", Int64, HolderUse.ReadOnly);

    /// <summary>Gets the formatter of a <c>java.util.concurrent.atomic.DoubleAdder</c>, which is read-only.</summary>
    public static IHessianFormatter<double> DoubleAdder { get; } =
        new HolderFormatter<double>(Atomic + "DoubleAdder$SerializationProxy", "value", Double, HolderUse.ReadOnly);

    /// <summary>
    /// Gets the formatter of a <c>java.util.OptionalInt</c>, which is read-only. Java sends it only where classes that are not Serializable
    /// are allowed.
    /// </summary>
    public static IHessianFormatter<int?> OptionalInt32 { get; } = OptionalNumber(Int32, "java.util.OptionalInt");

    /// <summary>Gets the formatter of a <c>java.util.OptionalLong</c>, which is read-only. See <see cref="OptionalInt32"/>.</summary>
    public static IHessianFormatter<long?> OptionalInt64 { get; } = OptionalNumber(Int64, "java.util.OptionalLong");

    /// <summary>Gets the formatter of a <c>java.util.OptionalDouble</c>, which is read-only. See <see cref="OptionalInt32"/>.</summary>
    public static IHessianFormatter<double?> OptionalDouble { get; } = OptionalNumber(Double, "java.util.OptionalDouble");

    /// <summary>
    /// Gets the formatter of a <c>java.lang.StringBuilder</c> of any JDK. Also reads a plain string. It is written with the fields of JDK 9
    /// and later, which JDK 8 cannot read.
    /// </summary>
    public static IHessianFormatter<string> StringBuilder { get; } = new BuiltStringFormatter(isBuffer: false);

    /// <summary>Gets the formatter of a <c>java.lang.StringBuffer</c>. See <see cref="StringBuilder"/>.</summary>
    public static IHessianFormatter<string> StringBuffer { get; } = new BuiltStringFormatter(isBuffer: true);

    /// <summary>
    /// Gets the formatter of a <c>java.net.InetAddress</c>. The host name is lost, and is not looked up. Dubbo before 3.3 cannot transmit
    /// addresses. Reading an address that it sends is an error, and it reads any address as 0.0.0.0.
    /// </summary>
    public static IHessianFormatter<IPAddress> InetAddress { get; } = new InetAddressFormatter();

    /// <summary>
    /// Gets the formatter of a <c>java.net.InetSocketAddress</c>, as an <see cref="IPEndPoint"/>, or as a <see cref="DnsEndPoint"/> if the
    /// address is not resolved. For limits, see <see cref="InetAddress"/>.
    /// </summary>
    public static IHessianFormatter<EndPoint> InetSocketAddress { get; } = new InetSocketAddressFormatter();

    /// <summary>
    /// Creates a formatter of a <c>java.util.concurrent.atomic.AtomicReference</c> to a value. For a struct, use it with
    /// <see cref="Nullable{T}"/>.
    /// </summary>
    public static IHessianFormatter<T> AtomicReference<T>(IHessianFormatter<T> value) =>
        new HolderFormatter<T>(Atomic + "AtomicReference", "value", value);

    /// <summary>Creates a formatter of a <c>java.util.concurrent.atomic.AtomicReferenceArray</c>.</summary>
    public static IHessianFormatter<T[]> AtomicReferenceArray<T>(IHessianFormatter<T> element) =>
        new HolderFormatter<T[]>(Atomic + "AtomicReferenceArray", "array", Array(element, "[object"));

    /// <summary>
    /// Creates a formatter of a <c>java.util.Optional</c>, whose value is read, or null. For a struct, use it with
    /// <see cref="Nullable{T}"/>. It is read-only. See <see cref="OptionalInt32"/>.
    /// </summary>
    public static IHessianFormatter<T> Optional<T>(IHessianFormatter<T> value) =>
        new HolderFormatter<T>("java.util.Optional", "value", value, HolderUse.ReadOnly);

    /// <summary>
    /// Creates a formatter of a <c>java.util.AbstractMap.SimpleEntry</c>. It is read-only, because Dubbo before 3.3 cannot read it.
    /// </summary>
    public static IHessianFormatter<KeyValuePair<TKey, TValue>> Entry<TKey, TValue>(
        IHessianFormatter<TKey> key, IHessianFormatter<TValue> value) =>
        new EntryFormatter<TKey, TValue>(key, value);

    private static HolderFormatter<T?> OptionalNumber<T>(IHessianFormatter<T> number, string className)
        where T : struct => new(className, "value", Nullable(number), HolderUse.ReadOnly, "isPresent");
}
