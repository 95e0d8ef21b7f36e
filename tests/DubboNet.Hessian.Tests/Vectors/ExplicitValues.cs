using System.Numerics;

namespace DubboNet.Hessian.Tests.Vectors;

/// <summary>Contains the values of rows whose description is prose.</summary>
internal static class ExplicitValues
{
    private const string Dubbo = "com.example.dubbonet.";

    private static readonly Dictionary<string, Func<object?>> Values = new()
    {
        ["java.math.BigDecimal: 123.4500"] = () => new BigDecimal(1234500, 4),
        ["java.math.BigDecimal: 1E+400"] = () => new BigDecimal(1, -400),
        ["java.math.BigDecimal: 0"] = () => new BigDecimal(0, 0),
        ["java.math.BigDecimal: -0.00000001"] = () => new BigDecimal(-1, 8),
        ["java.math.BigDecimal: 0.00"] = () => new BigDecimal(0, 2),
        ["java.math.BigDecimal: 0E-10"] = () => new BigDecimal(0, 10),
        ["java.math.BigDecimal: 1E+3"] = () => new BigDecimal(1, -3),
        ["java.math.BigDecimal: -1E-2147483647"] = () => new BigDecimal(-1, int.MaxValue),
        ["java.math.BigDecimal: 1E+2147483647"] = () => new BigDecimal(1, -int.MaxValue),
        ["java.math.BigDecimal: 79228162514264337593543950335"] = () => BigDecimal.FromDecimal(decimal.MaxValue),
        ["java.math.BigDecimal: 79228162514264337593543950336"] = () => new BigDecimal(new BigInteger(decimal.MaxValue) + 1, 0),
        ["java.math.BigDecimal: 1.00000000000000000000000000000000000000000000000001"] =
            () => new BigDecimal(BigInteger.Pow(10, 50) + 1, 50),
        ["java.math.BigDecimal[]: {1.5}"] = () => new[] { new BigDecimal(15, 1) },
        ["java.math.BigInteger: 0"] = () => BigInteger.Zero,
        ["java.math.BigInteger: 1"] = () => BigInteger.One,
        ["java.math.BigInteger: -1"] = () => BigInteger.MinusOne,
        ["java.math.BigInteger: 2^64"] = () => BigInteger.Pow(2, 64),
        ["java.math.BigInteger: -2^64"] = () => -BigInteger.Pow(2, 64),
        ["java.math.BigInteger: -(2^32-1)"] = () => (BigInteger)(-(long)uint.MaxValue),
        ["java.math.BigInteger: 12345678901234567890"] = () => (BigInteger)12345678901234567890ul,
        ["java.math.BigInteger: 2^31"] = () => BigInteger.Pow(2, 31),
        ["java.math.BigInteger: 2^32"] = () => BigInteger.Pow(2, 32),
        ["java.math.BigInteger: -2^63"] = () => -BigInteger.Pow(2, 63),
        ["java.math.BigInteger: -10^100"] = () => -BigInteger.Pow(10, 100),
        ["java.math.BigInteger: 5 after bitLength(), bitCount(), getLowestSetBit()"] = () => new BigInteger(5),
        ["java.lang.Float: Float.MIN_NORMAL via writeObject"] = () => 1.17549435E-38,
        ["double bits: NaN with payload 0x7ff8000000000001"] = () => double.NaN,
        ["enum: com.example.dubbonet.P$Color.GREEN"] = () => Enum("P$Color", "GREEN"),
        ["enum: constant with body com.example.dubbonet.P$Op.ADD"] = () => Enum("P$Op", "ADD"),
        ["enum: com.example.dubbonet.X$Level.HIGH"] = () => Enum("X$Level", "HIGH"),
        ["Color[]: {GREEN}"] = () => new HessianList("[com.example.dubbonet.P$Color") { Enum("P$Color", "GREEN") },
        ["java.util.concurrent.TimeUnit: SECONDS"] = () => new HessianObject("java.util.concurrent.TimeUnit", ("name", "SECONDS")),
        ["java.util.EnumMap: {RED:1}"] = () => new HessianMap("java.util.EnumMap") { [Enum("P$Color", "RED")] = 1 },
        ["Point[]: {Point{x=1,y=2}}"] = () => new HessianList("[com.example.dubbonet.P$Point") { Point(1, 2) },
        ["P$Point: x=1,y=2"] = () => Point(1, 2),
        ["java.util.HashMap: POJO key: {Point(1,2): \"v\"}"] = () => new Dictionary<object, object?> { [Point(1, 2)] = "v" },
        ["java.util.HashMap: enum key: {GREEN: 1}"] = () => new Dictionary<object, object?> { [Enum("P$Color", "GREEN")] = 1 },
        ["java.util.HashMap: long key: {5L: 5}"] = () => new Dictionary<object, object?> { [5L] = 5 },
        ["java.util.HashMap: {a:1} from an object of an unknown class"] = () => new HessianObject("com.unknown.C", ("a", 1)),
        ["java.util.LinkedHashMap: {list key [1]: map value {x:1}}"] = () => new HessianMap("java.util.LinkedHashMap")
        {
            [new HessianList("java.util.LinkedList") { 1 }] = new Dictionary<object, object?> { ["x"] = 1 },
        },
        ["java.util.HashMap$KeySet: keySet of {k=1}"] = () => new List<object?> { "k" },
        ["java.util.HashMap$KeySet [hessian-lite 3.2.13]: keySet of {k=1}"] = () => new HessianSet("java.util.HashMap$KeySet") { "k" },
        ["java.util.HashMap$Values: values of {k=1}"] = () => new List<object?> { 1 },
        ["java.util.HashMap$Values [hessian-lite 3.2.13]: values of {k=1}"] = () => new HessianList("java.util.HashMap$Values") { 1 },
        ["java.util.ArrayList$SubList: subList(0,1) of [1,2]"] = () => new List<object?> { 1 },
        ["java.util.ArrayList$SubList [hessian-lite 3.2.13]: subList(0,1) of [1,2]"] =
            () => new HessianList("java.util.ArrayList$SubList") { 1 },
        ["java.util.Map.of: Map.of(\"k\",1)"] = () => new Dictionary<object, object?> { ["k"] = 1 },
        ["java.util.Arrays$ArrayList: Arrays.asList(\"a\",\"b\")"] = () => new HessianList("java.util.Arrays$ArrayList") { "a", "b" },
        ["java.util.Arrays$ArrayList: Arrays.asList(null,1)"] = () => new HessianList("java.util.Arrays$ArrayList") { null, 1 },
        ["java.util.ArrayList: [Integer 5, Long 5, Short 5, Byte 5, Float 5.0, Double 5.0, Character '5', String \"5\"]"] =
            () => new List<object?> { 5, 5L, 5, 5, 5.0, 5.0, "5", "5" },
        ["long[]: 8 elements: 0,-9,16,2048,262144,2^31,MIN,MAX"] =
            () => new long[] { 0, -9, 16, 2048, 262144, 1L << 31, long.MinValue, long.MaxValue },
        ["java.util.Date[]: {epoch}"] = () => new HessianList("[date") { new JavaDate(0) },
        ["java.util.List[]: {ArrayList [1]}"] = () => new HessianList("[java.util.List") { new List<object?> { 1 } },
        ["java.util.ArrayList[]: {ArrayList []}"] = () => new HessianList("[java.util.ArrayList") { new List<object?>() },
        ["int[][]: {a, a} same inner array {1}:"] = SharedInnerArray,
        ["char[][]: {\"ab\",\"\"}"] = () => new HessianList("[[char") { "ab", "" },
        ["java.io.InputStream: ByteArrayInputStream of 5 bytes 00..04"] = () => new byte[] { 0, 1, 2, 3, 4 },
        ["java.util.concurrent.ConcurrentHashMap$KeySetView: ConcurrentHashMap.newKeySet() {1}"] =
            () => new HessianList("java.util.concurrent.ConcurrentHashMap$KeySetView") { 1 },
    };

    /// <summary>The rows of arrays and objects that need the formatters of their classes.</summary>
    private static readonly HashSet<string> OtherArrays = ["java.lang.Class[]", "java.sql.Timestamp[]", "Point[][]"];

    public static bool IsOutOfScope(VectorRow row) => OtherArrays.Contains(row.Type);

    public static bool TryGet(VectorRow row, out object? value)
    {
        string name = $"{row.Type}: {row.Description}";
        string marked = $"{row.Type} [{row.Mark}]: {row.Description}";
        Func<object?>? build = null;
        bool isKnown = Values.TryGetValue(marked, out build) || Values.TryGetValue(name, out build)
            || Values.TryGetValue(name.Split(" (")[0], out build) || Values.TryGetValue(name.Split(" as ")[0], out build)
            || Values.TryGetValue(name.Split(": short/byte")[0].TrimEnd(), out build)
            || Values.TryGetValue(name.Split(" second element")[0], out build);
        value = build?.Invoke();
        return isKnown;
    }

    private static HessianObject Enum(string className, string constant) => new(Dubbo + className, ("name", constant));

    private static HessianObject Point(int x, int y) => new(Dubbo + "P$Point", ("y", y), ("x", x));

    private static HessianList SharedInnerArray()
    {
        int[] inner = [1];
        return new HessianList("[[int") { inner, inner };
    }
}
