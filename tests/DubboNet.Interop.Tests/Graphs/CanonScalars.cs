using System.Collections;
using System.Globalization;
using System.Net;
using System.Numerics;
using System.Text;
using DubboNet.Hessian;
using Example.Frames;

namespace DubboNet.Interop.Tests.Graphs;

/// <summary>
/// Returns the texts of scalars, which have no number in a graph. The first table in the comment of Java's <c>interop.Canon</c> lists them.
/// </summary>
internal static class CanonScalars
{
    private const string Atomic = "java.util.concurrent.atomic.";
    private const string StackFrame = "java.lang.StackTraceElement";
    private const string SocketAddress = "java.net.InetSocketAddress";

    private static readonly HashSet<string> Addresses =
        ["java.net.InetAddress", "java.net.Inet6Address", "com.alibaba.com.caucho.hessian.io.InetAddressHandle"];

    private static readonly Dictionary<Type, Func<object, string>> Texts = new[]
    {
        Of<HessianNull>(_ => "null"),
        Of<bool>(v => v ? "true" : "false"),
        Of<int>(v => $"i{v}"),
        Of<byte>(v => $"i{v}"),
        Of<ushort>(v => $"i{v}"),
        Of<sbyte>(v => $"y{v}"),
        Of<short>(v => $"h{v}"),
        Of<long>(v => $"l{v}"),
        Of<uint>(v => $"l{v}"),
        Of<ulong>(v => $"bi\"{v}\""),
        Of<double>(
            v => $"d{BitConverter.DoubleToInt64Bits(double.IsNaN(v) ? BitConverter.Int64BitsToDouble(0x7ff8L << 48) : v + 0.0):x16}"),
        Of<float>(v => $"f{BitConverter.SingleToInt32Bits(float.IsNaN(v) ? BitConverter.Int32BitsToSingle(0x7fc0 << 16) : v + 0.0f):x8}"),
        Of<char>(v => $"c{(int)v:x4}"),
        Of<string>(v => "s" + Quoted(v)),
        Of<JavaStringBuilder>(v => "s" + Quoted(v.Text)),
        Of<char[]>(v => "cs" + Quoted(new string(v))),
        Of<byte[]>(v => "b" + Convert.ToHexStringLower(v)),
        Of<decimal>(v => $"bd\"{BigDecimal.FromDecimal(v)}\""),
        Of<BigDecimal>(v => $"bd\"{v}\""),
        Of<BigInteger>(v => $"bi\"{v}\""),
        Of<DateTimeOffset>(v => $"D{JavaDate.From(v).Milliseconds}"),
        Of<DateTime>(
            v => v.Kind == DateTimeKind.Unspecified ? $"ldt({Parts(JavaLocalDateTime.From(v))})" : $"D{JavaDate.From(v).Milliseconds}"),
        Of<JavaDate>(v => $"D{v.Milliseconds}"),
        Of<JavaSqlDate>(v => $"sd{v.Value.Milliseconds}"),
        Of<JavaSqlTime>(v => $"st{v.Value.Milliseconds}"),
        Of<JavaSqlTimestamp>(v => $"ts{v.Value.Milliseconds}"),
        Of<JavaCalendar>(v => $"cal{v.Value.Milliseconds}"),
        Of<DateOnly>(v => $"ld({Parts(JavaLocalDate.From(v))})"),
        Of<JavaLocalDate>(v => $"ld({Parts(v)})"),
        Of<TimeOnly>(v => $"lt({Parts(JavaLocalTime.From(v))})"),
        Of<JavaLocalTime>(v => $"lt({Parts(v)})"),
        Of<JavaLocalDateTime>(v => $"ldt({Parts(v)})"),
        Of<JavaInstant>(v => $"in({v.Seconds},{v.Nanos})"),
        Of<JavaOffsetDateTime>(v => $"odt({Parts(v.Local)},{v.Offset.TotalSeconds})"),
        Of<JavaOffsetTime>(v => $"ot({Parts(v.Time)},{v.Offset.TotalSeconds})"),
        Of<JavaZonedDateTime>(v => $"zdt({Parts(v.Local)},{v.Offset.TotalSeconds},{Quoted(v.ZoneId)})"),
        Of<JavaZoneOffset>(v => $"zo({v.TotalSeconds})"),
        Of<JavaZoneId>(v => "zi" + Quoted(v.Id)),
        Of<TimeSpan>(v => Duration(JavaDuration.From(v))),
        Of<JavaDuration>(Duration),
        Of<JavaPeriod>(v => $"pe({v.Years},{v.Months},{v.Days})"),
        Of<JavaYear>(v => $"yr({v.Year})"),
        Of<JavaYearMonth>(v => $"ym({v.Year},{v.Month})"),
        Of<JavaMonthDay>(v => $"md({v.Month},{v.Day})"),
        Of<Guid>(v => $"uuid\"{v:D}\""),
        Of<JavaLocale>(v => "loc" + Quoted(v.Value)),
        Of<JavaCurrency>(v => "cur" + Quoted(v.Code)),
        Of<JavaFile>(v => "file" + Quoted(v.Path)),
        Of<Uri>(v => "uri" + Quoted(v.OriginalString)),
        Of<JavaClass>(v => "class" + Quoted(v.Name)),
        Of<IPAddress>(Address),
        Of<IPEndPoint>(v => $"isa({Address(v.Address)},{v.Port})"),
        Of<DnsEndPoint>(v => $"isa({Find(v.Host)},{v.Port})"),
        Of<JavaStackFrame>(Frame),
        Of<BitArray>(v => $"bits({string.Join(',', Enumerable.Range(0, v.Length).Where(i => v[i]))})"),
        Of<Color>(v => $"e(com.example.frames.Color){v.ToString().ToUpperInvariant()}"),
        Of<DayOfWeek>(v => $"e(java.time.DayOfWeek){v.ToString().ToUpperInvariant()}"),
    }.ToDictionary();

    private static readonly HashSet<string> Enums = ["com.example.frames.Color", "java.time.DayOfWeek", "java.util.concurrent.TimeUnit"];

    /// <summary>Returns the text of a scalar, or null for other values.</summary>
    public static string? Find(object? value) => value switch
    {
        null => "null",
        HessianObject instance => OfObject(instance),
        _ => Texts.TryGetValue(value.GetType(), out Func<object, string>? text) ? text(value) : null,
    };

    private static KeyValuePair<Type, Func<object, string>> Of<T>(Func<T, string> text) => new(typeof(T), value => text((T)value));

    /// <summary>Returns the text of an object that represents a scalar and whose class is not registered.</summary>
    private static string? OfObject(HessianObject value) => value.ClassName switch
    {
        Atomic + "AtomicInteger" => $"ai{value["value"]}",
        Atomic + "AtomicLong" => $"al{value["value"]}",
        Atomic + "AtomicBoolean" => (int)value["value"]! == 0 ? "abfalse" : "abtrue",
        Atomic + "AtomicIntegerArray" => $"aia({string.Join(',', (int[])value["array"]!)})",
        Atomic + "AtomicLongArray" => $"ala({string.Join(',', (long[])value["array"]!)})",
        Atomic + "LongAdder$SerializationProxy" or Atomic + "DoubleAdder$SerializationProxy" => Find(value["value"]),
        StackFrame => Frame(Declared(value, HessianFormatters.StackFrame)),
        SocketAddress => Find(Declared(value, HessianFormatters.InetSocketAddress)),
        var name when Addresses.Contains(name) => Address(Declared(value, HessianFormatters.InetAddress)),
        var name => Enums.Contains(name) ? $"e({name}){value["name"]}" : null,
    };

    /// <summary>Reads an object with the declared formatter, although it was read without it.</summary>
    private static T Declared<T>(HessianObject value, IHessianFormatter<T> formatter)
        where T : class => HessianSerializer.Deserialize(HessianSerializer.Serialize(value), formatter)!;

    private static string Address(IPAddress address) => "in" + Convert.ToHexStringLower(address.GetAddressBytes());

    private static string Frame(JavaStackFrame frame) =>
        $"fr({Find(frame.DeclaringClass)},{Find(frame.MethodName)},{Find(frame.FileName)},{frame.LineNumber},"
        + $"{Find(frame.ClassLoaderName)},{Find(frame.ModuleName)},{Find(frame.ModuleVersion)})";

    private static string Quoted(string value)
    {
        var quoted = new StringBuilder("\"");
        foreach (char unit in value)
        {
            if (unit is < ' ' or > '~' or '"' or '\\')
                quoted.Append(CultureInfo.InvariantCulture, $"\\u{(int)unit:x4}");
            else
                quoted.Append(unit);
        }

        return quoted.Append('"').ToString();
    }

    private static string Duration(JavaDuration value) => $"du({value.Seconds},{value.Nanos})";

    private static string Parts(JavaLocalDate date) => $"{date.Year},{date.Month},{date.Day}";

    private static string Parts(JavaLocalTime time) => $"{time.Hour},{time.Minute},{time.Second},{time.Nano}";

    private static string Parts(JavaLocalDateTime time) => $"{Parts(time.Date)},{Parts(time.Time)}";
}
