using System.Collections;

namespace DubboNet.Hessian;

public static partial class HessianFormatters
{
    /// <summary>Gets the formatter of a <c>java.util.UUID</c>.</summary>
    public static IHessianFormatter<Guid> Guid { get; } = new UuidFormatter();

    /// <summary>Gets the formatter of a <c>java.lang.Class</c>.</summary>
    public static IHessianFormatter<JavaClass> Class { get; } =
        new TextValueFormatter<JavaClass>("java.lang.Class", "name", text => new(text), value => value.Name);

    /// <summary>Gets the formatter of a <c>java.util.Locale</c>.</summary>
    public static IHessianFormatter<JavaLocale> Locale { get; } =
        new TextValueFormatter<JavaLocale>("com.alibaba.com.caucho.hessian.io.LocaleHandle", "value", text => new(text), value => value.Value, "java.util.Locale");

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
        Guid, Class, Locale, Currency, File, Uri, BitSet, LocalDate, LocalTime, LocalDateTime, Duration, JavaLocalDate, JavaLocalTime, JavaLocalDateTime,
        JavaDuration, JavaInstant, OffsetTime, JavaOffsetDateTime, ZonedDateTime, JavaZoneOffset, ZoneId, Period, Year, YearMonth, MonthDay,
        JavaSqlDate, JavaSqlTime, JavaSqlTimestamp, Calendar, StackFrame,
        new PatternFormatter(), CompactLocalDateTimeFormatter.LocalDate, CompactLocalDateTimeFormatter.LocalTime, new CompactLocalDateTimeFormatter(),
        new JavaStringBuilderFormatter(isBuffer: false), new JavaStringBuilderFormatter(isBuffer: true),
        new TextValueFormatter<JavaLocale>("com.caucho.hessian.io.LocaleHandle", "value", text => new(text), value => value.Value, role: RegistryRole.ByName),
    }.Cast<HessianClassFormatter>();

    /// <summary>
    /// Creates a formatter of a <c>java.util.EnumSet</c>. Java cannot read an EnumMap. Use <see cref="Dictionary"/> and a Map in the Java
    /// signature instead.
    /// </summary>
    public static IHessianFormatter<HashSet<TEnum>> EnumSet<TEnum>(HessianEnumFormatter<TEnum> constants)
        where TEnum : struct, Enum => new EnumSetFormatter<TEnum>(constants);
}
