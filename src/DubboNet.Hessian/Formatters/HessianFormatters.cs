using System.Numerics;

namespace DubboNet.Hessian;

/// <summary>The built-in formatters, and the ways to compose them.</summary>
public static partial class HessianFormatters
{
    /// <summary>Java boolean, Boolean.</summary>
    public static IHessianFormatter<bool> Boolean { get; } = new BooleanFormatter();

    /// <summary>Java byte, Byte.</summary>
    public static IHessianFormatter<sbyte> SByte { get; } = new SByteFormatter();

    /// <summary>Java byte, Byte, bit by bit: 200 is -56 in Java.</summary>
    public static IHessianFormatter<byte> Byte { get; } = new ByteFormatter();

    /// <summary>Java int of 0 to 65,535.</summary>
    public static IHessianFormatter<ushort> UInt16 { get; } = new UInt16Formatter();

    /// <summary>Java long of 0 to 4,294,967,295.</summary>
    public static IHessianFormatter<uint> UInt32 { get; } = new UInt32Formatter();

    /// <summary><c>java.math.BigInteger</c> of 0 to 2^64 - 1.</summary>
    public static IHessianFormatter<ulong> UInt64 { get; } = new UInt64Formatter();

    /// <summary>Java short, Short.</summary>
    public static IHessianFormatter<short> Int16 { get; } = new Int16Formatter();

    /// <summary>Java int, Integer.</summary>
    public static IHessianFormatter<int> Int32 { get; } = new Int32Formatter();

    /// <summary>Java long, Long.</summary>
    public static IHessianFormatter<long> Int64 { get; } = new Int64Formatter();

    /// <summary>Java float as a field or an array element.</summary>
    public static IHessianFormatter<float> Single { get; } = new SingleFormatter();

    /// <summary>Java Float, and float as an argument or a result.</summary>
    public static IHessianFormatter<float> BoxedSingle { get; } = new BoxedSingleFormatter();

    /// <summary>Java double, Double.</summary>
    public static IHessianFormatter<double> Double { get; } = new DoubleFormatter();

    /// <summary>Java char, Character.</summary>
    public static IHessianFormatter<char> Char { get; } = new CharFormatter();

    /// <summary>Java String.</summary>
    public static IHessianFormatter<string> String { get; } = new StringFormatter();

    /// <summary>Java byte[].</summary>
    public static IHessianFormatter<byte[]> Bytes { get; } = new BytesFormatter();

    /// <summary><c>java.util.Date</c> as a time of kind UTC; milliseconds.</summary>
    public static IHessianFormatter<DateTime> DateTime { get; } = new DateTimeFormatter();

    /// <summary><c>java.util.Date</c> as an instant with offset zero; milliseconds.</summary>
    public static IHessianFormatter<DateTimeOffset> DateTimeOffset { get; } = new DateTimeOffsetFormatter();

    /// <summary>
    /// <c>java.math.BigDecimal</c> as a decimal of the same value, with its scale from 0 to 28 where it has one (<c>1E+2</c> is 100). Reading a value that
    /// does not fit is an error, unless <see cref="HessianOptions.AllowLossyNumbers"/> rounds it.
    /// </summary>
    public static IHessianFormatter<decimal> Decimal { get; } = new DecimalFormatter();

    /// <summary><c>java.math.BigDecimal</c> of any size.</summary>
    public static IHessianFormatter<BigDecimal> BigDecimal { get; } = new BigDecimalFormatter();

    /// <summary><c>java.math.BigInteger</c>.</summary>
    public static IHessianFormatter<BigInteger> BigInteger { get; } = new BigIntegerFormatter();

    /// <summary>Any value, by its run-time type on writing and by the wire on reading.</summary>
    public static IHessianFormatter<object> Object { get; } = new ObjectFormatter<object>();

    /// <summary>Java int[].</summary>
    public static IHessianFormatter<int[]> Int32Array { get; } = Array(Int32, "[int");

    /// <summary>Java long[].</summary>
    public static IHessianFormatter<long[]> Int64Array { get; } = Array(Int64, "[long");

    /// <summary>Java short[].</summary>
    public static IHessianFormatter<short[]> Int16Array { get; } = Array(Int16, "[short");

    /// <summary>Java boolean[].</summary>
    public static IHessianFormatter<bool[]> BooleanArray { get; } = Array(Boolean, "[boolean");

    /// <summary>Java float[].</summary>
    public static IHessianFormatter<float[]> SingleArray { get; } = Array(Single, "[float");

    /// <summary>Java double[].</summary>
    public static IHessianFormatter<double[]> DoubleArray { get; } = Array(Double, "[double");

    /// <summary>Java String[].</summary>
    public static IHessianFormatter<string[]> StringArray { get; } = Array(String, "[string");

    /// <summary>Java Object[].</summary>
    public static IHessianFormatter<object[]> ObjectArray { get; } = Array(Object, "[object");

    /// <summary>A registered class or one derived from it, where the declared type is abstract or an interface.</summary>
    public static IHessianFormatter<T> Registered<T>()
        where T : class => new ObjectFormatter<T>();

    /// <summary>
    /// A place where Java cannot bear null, such as a primitive parameter whose value C# holds as object or as a nullable type: null is refused before
    /// anything is sent, and on reading.
    /// </summary>
    /// <param name="inner">Carries the value.</param>
    /// <param name="place">What it is, for the error: <c>argument 1 (int)</c>.</param>
    public static IHessianFormatter<T> Required<T>(IHessianFormatter<T> inner, string place) => new RequiredFormatter<T>(inner, place);

    /// <summary>
    /// A C# type that Java sees as another one for which there is a formatter, such as an identifier of your own that is a <c>java.lang.String</c>. Null stays null,
    /// or becomes the default of a struct. Name the result with <see cref="HessianFormatterForAttribute"/> to declare the type in contracts.
    /// </summary>
    /// <param name="wire">Carries the value that Java sees.</param>
    /// <param name="toWire">Gives that value. What it throws ends the call.</param>
    /// <param name="fromWire">
    /// Makes the C# value of it. An <see cref="ArgumentException"/>, <see cref="OverflowException"/> or <see cref="FormatException"/> becomes a
    /// <see cref="HessianException"/> that says where the value stands.
    /// </param>
    public static IHessianFormatter<T> Converted<T, TWire>(IHessianFormatter<TWire> wire, Func<T, TWire> toWire, Func<TWire, T> fromWire)
        where T : notnull
        where TWire : notnull => new ConvertedFormatter<T, TWire>(wire, toWire, fromWire);

    /// <summary>A Java wrapper type such as Integer: the value or null.</summary>
    public static IHessianFormatter<T?> Nullable<T>(IHessianFormatter<T> inner)
        where T : struct => new NullableFormatter<T>(inner);

    /// <summary>A Java array; the type is <c>[</c> and the component's name: int, string, object, date, a class name, or another array's type.</summary>
    public static IHessianFormatter<T[]> Array<T>(IHessianFormatter<T> element, string javaType) => new ArrayFormatter<T>(element, javaType);

    /// <summary>
    /// A Java List, Collection or Iterable. Untyped by default, which every declared collection but Queue and Deque accepts; for these name the class,
    /// <c>java.util.LinkedList</c>.
    /// </summary>
    public static IHessianFormatter<List<T>> List<T>(IHessianFormatter<T> element, string? javaType = null) =>
        new ListFormatter<T>(element, javaType);

    /// <summary>A Java Set; order is kept both ways where the Java class keeps it.</summary>
    public static IHessianFormatter<HashSet<T>> Set<T>(IHessianFormatter<T> element, string javaType = "java.util.HashSet") =>
        new SetFormatter<T>(element, javaType);

    /// <summary>A Java Map. Untyped (HashMap) by default; for ConcurrentMap and NavigableMap name a class that is one.</summary>
    public static IHessianFormatter<Dictionary<TKey, TValue>> Dictionary<TKey, TValue>(
        IHessianFormatter<TKey> key, IHessianFormatter<TValue> value, string? javaType = null)
        where TKey : notnull => new DictionaryFormatter<TKey, TValue>(key, value, javaType);
}
