using System.Numerics;
using DubboNet;
using DubboNet.Hessian;

namespace Frames;

/// <summary>The methods of <c>com.example.frames.FrameService</c>, of one export of it.</summary>
public sealed class FrameMethods(ServiceKey service)
{
    public const string Interface = "com.example.frames.FrameService";

    private static readonly IHessianFormatter<Person> PersonFormat = HessianFormatters.Registered<Person>();
    private static readonly IHessianFormatter<List<Person>> People = HessianFormatters.List(PersonFormat);
    private static readonly IHessianFormatter<int?> Integer = HessianFormatters.Nullable(HessianFormatters.Int32);

    /// <summary>The export without group and version.</summary>
    public static FrameMethods Default { get; } = new(new ServiceKey(Interface));

    public ServiceKey Service => service;

    public DubboMethod<string, string> Echo { get; } = Method(service, "echo", HessianFormatters.String, "java.lang.String");

    public DubboMethod<(int, int), int> Add { get; } = new(
        service, "add", "II", DubboArguments.Of(HessianFormatters.Int32, HessianFormatters.Int32), HessianFormatters.Int32);

    public DubboMethod<(long?, long), long> AddLong { get; } = new(
        service, "addLong", "Ljava/lang/Long;J", DubboArguments.Of(HessianFormatters.Nullable(HessianFormatters.Int64), HessianFormatters.Int64), HessianFormatters.Int64);

    public DubboMethod<double[], double> Mean { get; } = new(
        service, "mean", "[D", DubboArguments.Of(HessianFormatters.DoubleArray), HessianFormatters.Double);

    public DubboMethod<long, Person> GetPerson { get; } = new(service, "getPerson", "J", DubboArguments.Of(HessianFormatters.Int64), PersonFormat);

    public DubboMethod<Person, Person> SavePerson { get; } = Method(service, "savePerson", PersonFormat, "com.example.frames.Person");

    public DubboMethod<int, List<Person>> List { get; } = new(service, "list", "I", DubboArguments.Of(HessianFormatters.Int32), People);

    public DubboMethod<Dictionary<string, object>, Dictionary<string, object>> Map { get; } = Method(
        service, "map", HessianFormatters.Dictionary(HessianFormatters.String, HessianFormatters.Object), "java.util.Map");

    public DubboMethod<DateTimeOffset?, DateTimeOffset?> Date { get; } = Method(
        service, "date", HessianFormatters.Nullable(HessianFormatters.DateTimeOffset), "java.util.Date");

    public DubboMethod<decimal?, decimal?> Decimal { get; } = Method(
        service, "decimal", HessianFormatters.Nullable(HessianFormatters.Decimal), "java.math.BigDecimal");

    public DubboMethod<BigInteger?, BigInteger?> Big { get; } = Method(
        service, "big", HessianFormatters.Nullable(HessianFormatters.BigInteger), "java.math.BigInteger");

    public DubboMethod<byte[], byte[]> Bytes { get; } = Method(service, "bytes", HessianFormatters.Bytes, "byte[]");

    public DubboMethod<Color?, Color?> Color { get; } = Method(
        service, "color", HessianFormatters.Nullable(ColorHessian.Formatter), "com.example.frames.Color");

    public DubboMethod<DubboVoid, DubboVoid> Nothing { get; } = new(service, "nothing", "", DubboArguments.None, DubboArguments.None);

    public DubboMethod<DubboVoid, string> Nul { get; } = new(service, "nul", "", DubboArguments.None, HessianFormatters.String);

    public DubboMethod<string, string> Fail { get; } = Method(service, "fail", HessianFormatters.String, "java.lang.String");

    public DubboMethod<string, string> Later { get; } = Method(service, "later", HessianFormatters.String, "java.lang.String");

    public DubboMethod<object, object> Any { get; } = Method(service, "any", HessianFormatters.Object, "java.lang.Object");

    public DubboMethod<object, object> Time { get; } = Method(service, "time", HessianFormatters.Object, "java.lang.Object");

    public DubboMethod<int, string> OverInt { get; } = new(
        service, "over", "I", DubboArguments.Of(HessianFormatters.Int32), HessianFormatters.String);

    public DubboMethod<int?, string> OverInteger { get; } = new(
        service, "over", "Ljava/lang/Integer;", DubboArguments.Of(Integer), HessianFormatters.String);

    public DubboMethod<string, string> OverString { get; } = Method(service, "over", HessianFormatters.String, "java.lang.String");

    public DubboMethod<string, string> Attachment { get; } = Method(service, "attachment", HessianFormatters.String, "java.lang.String");

    public DubboMethod<int, string> Sleep { get; } = new(
        service, "sleep", "I", DubboArguments.Of(HessianFormatters.Int32), HessianFormatters.String);

    public DubboMethod<string, DubboVoid> Tell { get; } = new(
        service, "tell", "Ljava/lang/String;", DubboArguments.Of(HessianFormatters.String), DubboArguments.None);

    public DubboMethod<DubboVoid, string> Told { get; } = new(service, "told", "", DubboArguments.None, HessianFormatters.String);

    public DubboMethod<int[][], int[][]> Grid { get; } = Method(
        service, "grid", HessianFormatters.Array(HessianFormatters.Int32Array, "[[int"), "int[][]");

    public DubboMethod<HashSet<string>, HashSet<string>> Set { get; } = Method(
        service, "set", HessianFormatters.Set(HessianFormatters.String, "java.util.LinkedHashSet"), "java.util.Set");

    public DubboMethod<object[], object[]> Objects { get; } = Method(service, "objects", HessianFormatters.ObjectArray, "java.lang.Object[]");

    public DubboMethod<int, byte[]> Zeros { get; } = new(
        service, "zeros", "I", DubboArguments.Of(HessianFormatters.Int32), HessianFormatters.Bytes);

    public DubboMethod<bool, bool> Not { get; } = Method(service, "not", HessianFormatters.Boolean, "boolean");

    public DubboMethod<bool?, bool?> NotBoxed { get; } = Method(
        service, "notBoxed", HessianFormatters.Nullable(HessianFormatters.Boolean), "java.lang.Boolean");

    public DubboMethod<sbyte, sbyte> Tiny { get; } = Method(service, "tiny", HessianFormatters.SByte, "byte");

    public DubboMethod<short, short> Small { get; } = Method(service, "small", HessianFormatters.Int16, "short");

    public DubboMethod<char, char> Letter { get; } = Method(service, "letter", HessianFormatters.Char, "char");

    public DubboMethod<float, float> Ratio { get; } = Method(service, "ratio", HessianFormatters.BoxedSingle, "float");

    public DubboMethod<double, double> Score { get; } = Method(service, "score", HessianFormatters.Double, "double");

    public DubboMethod<double?, double?> ScoreBoxed { get; } = Method(
        service, "scoreBoxed", HessianFormatters.Nullable(HessianFormatters.Double), "java.lang.Double");

    public DubboMethod<long[], long[]> Longs { get; } = Method(service, "longs", HessianFormatters.Int64Array, "long[]");

    public DubboMethod<string[], string[]> Texts { get; } = Method(service, "texts", HessianFormatters.StringArray, "java.lang.String[]");

    public DubboMethod<List<Person>, List<Person>> PeopleEcho { get; } = Method(service, "people", People, "java.util.List");

    public DubboMethod<Dictionary<int, string>, Dictionary<int, string>> Names { get; } = Method(
        service, "names", HessianFormatters.Dictionary(HessianFormatters.Int32, HessianFormatters.String), "java.util.Map");

    public DubboMethod<Dictionary<string, List<long>>, Dictionary<string, List<long>>> Ids { get; } = Method(
        service, "ids", HessianFormatters.Dictionary(HessianFormatters.String, HessianFormatters.List(HessianFormatters.Int64)), "java.util.Map");

    public DubboMethod<(Person?, Person?), bool> Same { get; } = new(
        service, "same", JvmDescriptor.FromTypeNames("com.example.frames.Person", "com.example.frames.Person"), DubboArguments.Of(PersonFormat, PersonFormat), HessianFormatters.Boolean);

    public DubboMethod<(string?, string?), string> Reply { get; } = new(
        service, "reply", JvmDescriptor.FromTypeNames("java.lang.String", "java.lang.String"), DubboArguments.Of(HessianFormatters.String, HessianFormatters.String), HessianFormatters.String);

    public DubboMethod<(Person?, string?), Person> Describe { get; } = new(
        service, "describe", JvmDescriptor.FromTypeNames("com.example.frames.Person", "java.lang.String"), DubboArguments.Of(PersonFormat, HessianFormatters.String), PersonFormat);

    /// <summary>A method of one parameter that returns its own type.</summary>
    private static DubboMethod<T, T> Method<T>(ServiceKey service, string name, IHessianFormatter<T> formatter, string javaType) =>
        new(service, name, JvmDescriptor.FromTypeNames(javaType), DubboArguments.Of(formatter), formatter);
}
