using System.Collections;
using System.Globalization;
using System.Net;
using DubboNet.Hessian;

namespace DubboNet.AspNetCore;

/// <summary>
/// Lists the Java classes whose objects hold one value, such as an AtomicInteger. Their JSON is that of the value.
/// </summary>
internal static class JavaHolders
{
    private const string Atomic = "java.util.concurrent.atomic.";
    private const string Address = "com.alibaba.com.caucho.hessian.io.InetAddressHandle";
    private const string SocketAddress = "java.net.InetSocketAddress";
    private const string Value = "value";

    private static readonly JavaTypeName FirstArgument = JavaTypeName.Parse("T");

    private static readonly Dictionary<string, JavaHolder> All = new()
    {
        [Atomic + "AtomicInteger"] = new(Atomic + "AtomicInteger", Value, JavaTypeName.Parse("int")),
        [Atomic + "AtomicLong"] = new(Atomic + "AtomicLong", Value, JavaTypeName.Parse("long")),
        [Atomic + "AtomicBoolean"] = new(Atomic + "AtomicBoolean", Value, JavaTypeName.Parse("boolean")),
        [Atomic + "AtomicReference"] = new(Atomic + "AtomicReference", Value, FirstArgument),
        [Atomic + "AtomicIntegerArray"] = new(Atomic + "AtomicIntegerArray", "array", JavaTypeName.Parse("int[]")),
        [Atomic + "AtomicLongArray"] = new(Atomic + "AtomicLongArray", "array", JavaTypeName.Parse("long[]")),
        [Atomic + "AtomicReferenceArray"] = new(Atomic + "AtomicReferenceArray", "array", JavaTypeName.Parse("java.lang.Object[]")),
        [Atomic + "LongAdder"] = new(Atomic + "LongAdder$SerializationProxy", Value, JavaTypeName.Parse("long")),
        [Atomic + "DoubleAdder"] = new(Atomic + "DoubleAdder$SerializationProxy", Value, JavaTypeName.Parse("double")),
    };

    private static readonly Dictionary<string, string> Fields = All.Values.ToDictionary(holder => holder.ClassName, holder => holder.Field)
        .Concat(new[] { "", "Int", "Long", "Double" }.Select(kind => KeyValuePair.Create($"java.util.Optional{kind}", Value)))
        .ToDictionary();

    /// <summary>Returns how objects of a declared class hold a value, or null for other classes.</summary>
    public static JavaHolder? Find(JavaTypeName type) => All.GetValueOrDefault(type.Name) is { } holder
        ? holder with { Held = holder.Held.Substitute(["T"], type.Arguments) }
        : null;

    /// <summary>Returns an object that holds a value.</summary>
    public static HessianObject Create(JavaHolder holder, object? value) =>
        new(holder.ClassName, (holder.Field, value is bool flag ? (flag ? 1 : 0) : value));

    /// <summary>Finds the value that stands for an object in JSON. Returns false for other objects.</summary>
    public static bool TryGetValue(HessianObject holder, out object? value)
    {
        value = holder.ClassName switch
        {
            Address or "java.net.InetAddress" or "java.net.Inet4Address" or "java.net.Inet6Address" => FindAddress(holder)?.ToString(),
            SocketAddress => FormatSocketAddress(holder),
            "java.lang.StackTraceElement" => JavaThrowables.FormatFrame(holder),
            _ => null,
        };
        if (value is not null)
            return true;
        if (!Fields.TryGetValue(holder.ClassName, out string? field) || !holder.TryGet(field, out value))
            return false;
        if (holder.TryGet("isPresent", out object? isPresent) && isPresent is false)
            value = null;
        if (holder.ClassName == Atomic + "AtomicBoolean" && value is int number)
            value = number != 0;
        return true;
    }

    /// <summary>Reads an address such as <c>127.0.0.1</c>. Names are not looked up.</summary>
    public static HessianObject? ReadAddress(string text) =>
        IPAddress.TryParse(text, out IPAddress? address) ? CreateAddress(address) : null;

    /// <summary>Reads an address with a port, such as <c>127.0.0.1:80</c> or <c>host.example:80</c>. Names are not looked up.</summary>
    public static HessianObject? ReadSocketAddress(string text)
    {
        int end = text.LastIndexOf(':');
        if (end <= 0 || !ushort.TryParse(text.AsSpan(end + 1), out ushort port))
            return null;
        string host = text[..end];
        HessianObject? address = IPAddress.TryParse(host, out IPAddress? parsed) ? CreateAddress(parsed) : null;
        return new HessianObject(SocketAddress, ("hostName", address is null ? host : null), ("addr", address), ("port", (int)port));
    }

    /// <summary>Returns the indices of the bits that are set.</summary>
    public static IEnumerable<int> IndicesOf(BitArray bits) => Enumerable.Range(0, bits.Count).Where(index => bits[index]);

    private static HessianObject CreateAddress(IPAddress address) =>
        new(Address, ("address", address.GetAddressBytes()), ("hostName", null));

    // Java 3.3 sends the fields of the JDK.
    private static IPAddress? FindAddress(HessianObject value)
    {
        if (value.TryGet("holder", out object? holder) && holder is HessianObject four && four.TryGet("address", out object? number)
            && number is int bits and not 0)
        {
            return new IPAddress(IPAddress.HostToNetworkOrder(bits) & uint.MaxValue);
        }

        object? bytes = value.TryGet("holder6", out object? holder6) && holder6 is HessianObject six && six.TryGet("ipaddress", out bytes)
            ? bytes
            : value.TryGet("address", out bytes) ? bytes : null;
        return bytes is byte[] { Length: 4 or 16 } address ? new IPAddress(address) : null;
    }

    private static string? FormatSocketAddress(HessianObject value)
    {
        if (!value.TryGet("port", out object? number) || number is not int port)
            return null;
        if (value.TryGet("addr", out object? held) && held is HessianObject inner && FindAddress(inner) is { } address)
            return new IPEndPoint(address, port).ToString();
        return value.TryGet("hostName", out object? name) && name is string host
            ? string.Create(CultureInfo.InvariantCulture, $"{host}:{port}")
            : null;
    }
}

/// <summary>Tells where the objects of a Java class hold their value.</summary>
/// <param name="ClassName">The class on the wire.</param>
/// <param name="Field">The field.</param>
/// <param name="Held">The type of the value.</param>
internal sealed record JavaHolder(string ClassName, string Field, JavaTypeName Held);
