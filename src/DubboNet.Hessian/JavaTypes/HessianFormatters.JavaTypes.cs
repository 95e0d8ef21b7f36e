using System.Collections;

namespace DubboNet.Hessian;

public static partial class HessianFormatters
{
    /// <summary><c>java.util.UUID</c>.</summary>
    public static IHessianFormatter<Guid> Guid { get; } = new UuidFormatter();

    /// <summary><c>java.lang.Class</c>.</summary>
    public static IHessianFormatter<JavaClass> Class { get; } =
        new TextValueFormatter<JavaClass>("java.lang.Class", "name", text => new(text), value => value.Name);

    /// <summary><c>java.util.Locale</c>.</summary>
    public static IHessianFormatter<JavaLocale> Locale { get; } =
        new TextValueFormatter<JavaLocale>("com.alibaba.com.caucho.hessian.io.LocaleHandle", "value", text => new(text), value => value.Value, "java.util.Locale");

    /// <summary><c>java.util.Currency</c>.</summary>
    public static IHessianFormatter<JavaCurrency> Currency { get; } =
        new TextValueFormatter<JavaCurrency>("java.util.Currency", "currencyCode", text => new(text), value => value.Code);

    /// <summary><c>java.io.File</c>.</summary>
    public static IHessianFormatter<JavaFile> File { get; } =
        new TextValueFormatter<JavaFile>("java.io.File", "value", text => new(text), value => value.Path);

    /// <summary><c>java.net.URI</c>, its text as it was. Peers before Dubbo 3.3 get one that prints but was not parsed.</summary>
    public static IHessianFormatter<Uri> Uri { get; } =
        new TextValueFormatter<Uri>("java.net.URI", "string", text => new(text, UriKind.RelativeOrAbsolute), value => value.OriginalString);

    /// <summary><c>java.util.BitSet</c>.</summary>
    public static IHessianFormatter<BitArray> BitSet { get; } = new BitSetFormatter();

    /// <summary>The formatters of this file that read and write what is not declared.</summary>
    internal static IEnumerable<HessianClassFormatter> JavaTypes => new object[]
    {
        Guid, Class, Locale, Currency, File, Uri, BitSet, LocalDate, LocalTime, LocalDateTime, Duration, JavaLocalDate, JavaLocalTime, JavaLocalDateTime,
        JavaDuration, JavaInstant, OffsetTime, JavaOffsetDateTime, ZonedDateTime, JavaZoneOffset, ZoneId, Period, Year, YearMonth, MonthDay,
        JavaSqlDate, JavaSqlTime, JavaSqlTimestamp, Calendar, StackFrame,
        new PatternFormatter(), CompactLocalDateTimeFormatter.LocalDate, CompactLocalDateTimeFormatter.LocalTime, new CompactLocalDateTimeFormatter(),
        new JavaStringBuilderFormatter(isBuffer: false), new JavaStringBuilderFormatter(isBuffer: true),
        new TextValueFormatter<JavaLocale>("com.caucho.hessian.io.LocaleHandle", "value", text => new(text), value => value.Value, role: RegistryRole.ByName),
    }.Cast<HessianClassFormatter>();

    /// <summary><c>java.util.EnumSet</c> of an enum. Java rebuilds no EnumMap: for one, use <see cref="Dictionary"/> and a Map in the Java signature.</summary>
    public static IHessianFormatter<HashSet<TEnum>> EnumSet<TEnum>(HessianEnumFormatter<TEnum> constants)
        where TEnum : struct, Enum => new EnumSetFormatter<TEnum>(constants);
}
