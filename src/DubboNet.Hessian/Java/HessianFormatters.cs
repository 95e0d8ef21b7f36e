using System.Numerics;

namespace DubboNet.Hessian;

/// <summary>Provides the built-in formatters and the methods that compose them.</summary>
public static partial class HessianFormatters
{
    /// <summary>Gets the formatter of a Java boolean or Boolean.</summary>
    public static IHessianFormatter<bool> Boolean { get; } = new BooleanFormatter();

    /// <summary>Gets the formatter of a Java byte or Byte.</summary>
    public static IHessianFormatter<sbyte> SByte { get; } = new SByteFormatter();

    /// <summary>Gets the formatter of a Java byte or Byte with the same bits, so that 200 is -56 in Java.</summary>
    public static IHessianFormatter<byte> Byte { get; } = new ByteFormatter();

    /// <summary>Gets the formatter of a Java int from 0 to 65,535.</summary>
    public static IHessianFormatter<ushort> UInt16 { get; } = new UInt16Formatter();

    /// <summary>Gets the formatter of a Java long from 0 to 4,294,967,295.</summary>
    public static IHessianFormatter<uint> UInt32 { get; } = new UInt32Formatter();

    /// <summary>Gets the formatter of a <c>java.math.BigInteger</c> from 0 to 2^64 - 1.</summary>
    public static IHessianFormatter<ulong> UInt64 { get; } = new UInt64Formatter();

    /// <summary>Gets the formatter of a Java short or Short.</summary>
    public static IHessianFormatter<short> Int16 { get; } = new Int16Formatter();

    /// <summary>Gets the formatter of a Java int or Integer.</summary>
    public static IHessianFormatter<int> Int32 { get; } = new Int32Formatter();

    /// <summary>Gets the formatter of a Java long or Long.</summary>
    public static IHessianFormatter<long> Int64 { get; } = new Int64Formatter();

    /// <summary>Gets the formatter of a Java float that is a field or an array element.</summary>
    public static IHessianFormatter<float> Single { get; } = new SingleFormatter();

    /// <summary>Gets the formatter of a Java Float, and of a float that is an argument or a result.</summary>
    public static IHessianFormatter<float> BoxedSingle { get; } = new BoxedSingleFormatter();

    /// <summary>Gets the formatter of a Java double or Double.</summary>
    public static IHessianFormatter<double> Double { get; } = new DoubleFormatter();

    /// <summary>Gets the formatter of a Java char or Character.</summary>
    public static IHessianFormatter<char> Char { get; } = new CharFormatter();

    /// <summary>Gets the formatter of a Java String.</summary>
    public static IHessianFormatter<string> String { get; } = new StringFormatter();

    /// <summary>Gets the formatter of a Java byte[].</summary>
    public static IHessianFormatter<byte[]> Bytes { get; } = new BytesFormatter();

    /// <summary>Gets the formatter of a <c>java.util.Date</c> as a UTC time with millisecond precision.</summary>
    public static IHessianFormatter<DateTime> DateTime { get; } = new DateTimeFormatter();

    /// <summary>Gets the formatter of a <c>java.util.Date</c> as an instant with offset zero and millisecond precision.</summary>
    public static IHessianFormatter<DateTimeOffset> DateTimeOffset { get; } = new DateTimeOffsetFormatter();

    /// <summary>
    /// Gets the formatter of a <c>java.math.BigDecimal</c> as a decimal of the same value. The scale is kept if it is from 0 to 28
    /// (<c>1E+2</c> is read as 100). Reading a value that does not fit is an error, unless
    /// <see cref="HessianWireOptions.AllowLossyNumbers"/> is set to round it.
    /// </summary>
    public static IHessianFormatter<decimal> Decimal { get; } = new DecimalFormatter();

    /// <summary>Gets the formatter of a <c>java.math.BigDecimal</c> of any size.</summary>
    public static IHessianFormatter<BigDecimal> BigDecimal { get; } = new BigDecimalFormatter();

    /// <summary>Gets the formatter of a <c>java.math.BigInteger</c>.</summary>
    public static IHessianFormatter<BigInteger> BigInteger { get; } = new BigIntegerFormatter();

    /// <summary>Gets the formatter of any value. The run-time type decides when writing, and the wire decides when reading.</summary>
    public static IHessianFormatter<object> Object { get; } = new ObjectFormatter<object>();

    /// <summary>Gets the formatter of a Java int[].</summary>
    public static IHessianFormatter<int[]> Int32Array { get; } = Array(Int32, "[int");

    /// <summary>Gets the formatter of a Java long[].</summary>
    public static IHessianFormatter<long[]> Int64Array { get; } = Array(Int64, "[long");

    /// <summary>Gets the formatter of a Java short[].</summary>
    public static IHessianFormatter<short[]> Int16Array { get; } = Array(Int16, "[short");

    /// <summary>Gets the formatter of a Java boolean[].</summary>
    public static IHessianFormatter<bool[]> BooleanArray { get; } = Array(Boolean, "[boolean");

    /// <summary>Gets the formatter of a Java float[].</summary>
    public static IHessianFormatter<float[]> SingleArray { get; } = Array(Single, "[float");

    /// <summary>Gets the formatter of a Java double[].</summary>
    public static IHessianFormatter<double[]> DoubleArray { get; } = Array(Double, "[double");

    /// <summary>Gets the formatter of a Java String[].</summary>
    public static IHessianFormatter<string[]> StringArray { get; } = Array(String, "[string");

    /// <summary>Gets the formatter of a Java Object[].</summary>
    public static IHessianFormatter<object[]> ObjectArray { get; } = Array(Object, "[object");

    /// <summary>
    /// Creates a formatter of a registered class or one derived from it, for a declared type that is abstract or an interface.
    /// </summary>
    public static IHessianFormatter<T> Registered<T>()
        where T : class => new ObjectFormatter<T>();

    /// <summary>
    /// Creates a formatter that rejects null when writing and reading. Use it where Java does not allow null, such as for a primitive
    /// parameter whose value is an object or a nullable type in C#. A null value fails before any data is sent.
    /// </summary>
    /// <param name="inner">The formatter of the value.</param>
    /// <param name="place">The description of the value for the error message, such as <c>argument 1 (int)</c>.</param>
    public static IHessianFormatter<T> Required<T>(IHessianFormatter<T> inner, string place) => new RequiredFormatter<T>(inner, place);

    /// <summary>
    /// Creates a formatter of a C# type that is another type in Java for which a formatter exists, such as your own identifier type that is
    /// a <c>java.lang.String</c>. Null stays null, or becomes the default of a struct. To declare the type in contracts, name the created
    /// formatter with <see cref="HessianFormatterForAttribute"/>.
    /// </summary>
    /// <param name="wire">The formatter of the Java value.</param>
    /// <param name="toWire">Converts to the Java value. An exception that it throws ends the call.</param>
    /// <param name="fromWire">Converts to the C# value. An <see cref="ArgumentException"/>, <see cref="OverflowException"/> or
    /// <see cref="FormatException"/> becomes a <see cref="HessianException"/> with the position of the value.</param>
    public static IHessianFormatter<T> Converted<T, TWire>(IHessianFormatter<TWire> wire, Func<T, TWire> toWire, Func<TWire, T> fromWire)
        where T : notnull
        where TWire : notnull => new ConvertedFormatter<T, TWire>(wire, toWire, fromWire);

    /// <summary>Creates a formatter of a Java wrapper type, such as Integer, which can be null.</summary>
    public static IHessianFormatter<T?> Nullable<T>(IHessianFormatter<T> inner)
        where T : struct => new NullableFormatter<T>(inner);

    /// <summary>
    /// Creates a formatter of a Java array. The type is <c>[</c> followed by the component's name, which is a name such as int, string,
    /// object or date, a class name, or another array's type.
    /// </summary>
    public static IHessianFormatter<T[]> Array<T>(IHessianFormatter<T> element, string javaType) =>
        new ArrayFormatter<T>(element, javaType);

    /// <summary>
    /// Creates a formatter of a Java List, Collection or Iterable. By default, lists are written without a type, which Java accepts for
    /// every declared collection except Queue and Deque. For these, specify the class <c>java.util.LinkedList</c>.
    /// </summary>
    public static IHessianFormatter<List<T>> List<T>(IHessianFormatter<T> element, string? javaType = null) =>
        new ListFormatter<T>(element, javaType);

    /// <summary>Creates a formatter of a Java Set. The order is kept in both directions if the Java class keeps it.</summary>
    public static IHessianFormatter<HashSet<T>> Set<T>(IHessianFormatter<T> element, string javaType = "java.util.HashSet") =>
        new SetFormatter<T>(element, javaType);

    /// <summary>
    /// Creates a formatter of a Java Map. By default, maps are written without a type and read as HashMap by Java. For ConcurrentMap and
    /// NavigableMap, specify a class that implements them.
    /// </summary>
    public static IHessianFormatter<Dictionary<TKey, TValue>> Dictionary<TKey, TValue>(
        IHessianFormatter<TKey> key, IHessianFormatter<TValue> value, string? javaType = null)
        where TKey : notnull => new DictionaryFormatter<TKey, TValue>(key, value, javaType);

    /// <summary>Gets the formatter of a Throwable of any class. See <see cref="HessianThrowableFormatter"/>.</summary>
    public static IHessianFormatter<Exception> Throwable { get; } = new HessianThrowableFormatter();

    /// <summary>Gets the formatter of <c>java.lang.StackTraceElement</c>, in the form of Java 8 and in that of Java 9 and later.</summary>
    public static IHessianFormatter<JavaStackFrame> StackFrame { get; } = new StackFrameFormatter();

    /// <summary>Returns the formatter that a type provides itself.</summary>
    public static HessianClassFormatter<T> GetFormatter<T>()
        where T : IHessianType<T> => T.Formatter;
}
