using System.Net;

namespace DubboNet.Hessian;

public static partial class HessianFormatters
{
    private const string Atomic = "java.util.concurrent.atomic.";

    /// <summary><c>java.util.concurrent.atomic.AtomicInteger</c>.</summary>
    public static IHessianFormatter<int> AtomicInt32 { get; } = new HolderFormatter<int>(Atomic + "AtomicInteger", "value", Int32);

    /// <summary><c>java.util.concurrent.atomic.AtomicLong</c>.</summary>
    public static IHessianFormatter<long> AtomicInt64 { get; } = new HolderFormatter<long>(Atomic + "AtomicLong", "value", Int64);

    /// <summary><c>java.util.concurrent.atomic.AtomicBoolean</c>, which Java keeps as 0 or 1.</summary>
    public static IHessianFormatter<bool> AtomicBoolean { get; } = new HolderFormatter<bool>(Atomic + "AtomicBoolean", "value", new BooleanNumberFormatter());

    /// <summary><c>java.util.concurrent.atomic.AtomicIntegerArray</c>.</summary>
    public static IHessianFormatter<int[]> AtomicInt32Array { get; } = new HolderFormatter<int[]>(Atomic + "AtomicIntegerArray", "array", Int32Array);

    /// <summary><c>java.util.concurrent.atomic.AtomicLongArray</c>.</summary>
    public static IHessianFormatter<long[]> AtomicInt64Array { get; } = new HolderFormatter<long[]>(Atomic + "AtomicLongArray", "array", Int64Array);

    /// <summary><c>java.util.concurrent.atomic.LongAdder</c>. Read only.</summary>
    public static IHessianFormatter<long> LongAdder { get; } =
        new HolderFormatter<long>(Atomic + "LongAdder$SerializationProxy", "value", Int64, HolderUse.ReadOnly);

    /// <summary><c>java.util.concurrent.atomic.DoubleAdder</c>. Read only.</summary>
    public static IHessianFormatter<double> DoubleAdder { get; } =
        new HolderFormatter<double>(Atomic + "DoubleAdder$SerializationProxy", "value", Double, HolderUse.ReadOnly);

    /// <summary><c>java.util.OptionalInt</c>. Read only; Java itself sends it only where classes that are not Serializable are allowed.</summary>
    public static IHessianFormatter<int?> OptionalInt32 { get; } = OptionalNumber(Int32, "java.util.OptionalInt");

    /// <summary><c>java.util.OptionalLong</c>. Read only, as <see cref="OptionalInt32"/>.</summary>
    public static IHessianFormatter<long?> OptionalInt64 { get; } = OptionalNumber(Int64, "java.util.OptionalLong");

    /// <summary><c>java.util.OptionalDouble</c>. Read only, as <see cref="OptionalInt32"/>.</summary>
    public static IHessianFormatter<double?> OptionalDouble { get; } = OptionalNumber(Double, "java.util.OptionalDouble");

    /// <summary>
    /// <c>java.lang.StringBuilder</c> of any JDK, or a plain string. It is written with the fields of JDK 9 and later, which JDK 8 does not read.
    /// </summary>
    public static IHessianFormatter<string> StringBuilder { get; } = new BuiltStringFormatter(isBuffer: false);

    /// <summary><c>java.lang.StringBuffer</c>, as <see cref="StringBuilder"/>.</summary>
    public static IHessianFormatter<string> StringBuffer { get; } = new BuiltStringFormatter(isBuffer: true);

    /// <summary>
    /// <c>java.net.InetAddress</c>; the host name is lost, and none is looked up. Dubbo before 3.3 cannot carry addresses: what it sends is an error here, what
    /// it gets it takes for 0.0.0.0.
    /// </summary>
    public static IHessianFormatter<IPAddress> InetAddress { get; } = new InetAddressFormatter();

    /// <summary>
    /// <c>java.net.InetSocketAddress</c>: an <see cref="IPEndPoint"/>, or a <see cref="DnsEndPoint"/> where the address is not resolved; limits as for
    /// <see cref="InetAddress"/>.
    /// </summary>
    public static IHessianFormatter<EndPoint> InetSocketAddress { get; } = new InetSocketAddressFormatter();

    /// <summary><c>java.util.concurrent.atomic.AtomicReference</c> of a value; of a struct, with <see cref="Nullable{T}"/>.</summary>
    public static IHessianFormatter<T> AtomicReference<T>(IHessianFormatter<T> value) => new HolderFormatter<T>(Atomic + "AtomicReference", "value", value);

    /// <summary><c>java.util.concurrent.atomic.AtomicReferenceArray</c>.</summary>
    public static IHessianFormatter<T[]> AtomicReferenceArray<T>(IHessianFormatter<T> element) =>
        new HolderFormatter<T[]>(Atomic + "AtomicReferenceArray", "array", Array(element, "[object"));

    /// <summary><c>java.util.Optional</c>: its value or null; of a struct, with <see cref="Nullable{T}"/>. Read only, as <see cref="OptionalInt32"/>.</summary>
    public static IHessianFormatter<T> Optional<T>(IHessianFormatter<T> value) => new HolderFormatter<T>("java.util.Optional", "value", value, HolderUse.ReadOnly);

    /// <summary><c>java.util.AbstractMap.SimpleEntry</c>. Read only: Dubbo before 3.3 fails on it.</summary>
    public static IHessianFormatter<KeyValuePair<TKey, TValue>> Entry<TKey, TValue>(IHessianFormatter<TKey> key, IHessianFormatter<TValue> value) =>
        new EntryFormatter<TKey, TValue>(key, value);

    private static HolderFormatter<T?> OptionalNumber<T>(IHessianFormatter<T> number, string className)
        where T : struct => new(className, "value", Nullable(number), HolderUse.ReadOnly, "isPresent");
}
