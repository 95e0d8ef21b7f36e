namespace DubboNet.Generator.Tests.RandomContracts;

/// <summary>Represents the declared type of a random member, parameter or result.</summary>
/// <param name="CSharp">The name in code, without its own question mark.</param>
/// <param name="Mistake">The diagnostic of a member of this type, or null if it can be serialized.</param>
/// <param name="IsValue">Whether it is a value type.</param>
internal sealed record RandomValueType(string CSharp, string? Mistake = null, bool IsValue = false)
{
    /// <summary>Gets the diagnostic of a parameter of this type.</summary>
    public string? ParameterMistake { get; init; } = Mistake;

    /// <summary>Gets the attribute that specifies its Java type. Empty for none.</summary>
    public string Attribute { get; init; } = "";

    /// <summary>The types that every case can use. They are declared once for all cases.</summary>
    public const string Shared = """
        global using DubboNet;
        global using DubboNet.Hessian;
        global using System.Collections.Immutable;
        global using Shared;

        [assembly: HessianTypeFor(typeof(Version), "shared.Version")]
        [assembly: HessianTypeFor(typeof(DayOfWeek), "java.time.DayOfWeek")]

        namespace Shared;

        public sealed class Unnamed;
        public struct UnnamedValue;
        public enum UnnamedEnum { A }
        public abstract class UnnamedShape;
        public interface IUnnamed;
        [HessianType("shared.Named")] public sealed partial class Named { public long Id { get; set; } }
        [HessianType("shared.Point")] public partial record struct Point(int X, int Y);
        [HessianType("shared.Color")] public enum Color { Red, DarkGreen }
        [HessianType("shared.Shape")] [HessianSubtype(typeof(Circle))] public abstract class Shape;
        [HessianType("shared.Circle")] public sealed partial class Circle : Shape { public double Radius { get; set; } }
        [HessianSubtype(typeof(Tile))] public interface ITile;
        [HessianType("shared.Tile")] public sealed partial class Tile : ITile { public int Size { get; set; } }
        [HessianType("shared.Box")] public sealed partial class Box<T> { public T? Value { get; set; } }
        [HessianType("shared.Lonely")] public abstract class Lonely;
        [HessianType("shared.ByHand")] public sealed class ByHand : IHessianType<ByHand>
        {
            static HessianClassFormatter<ByHand> IHessianType<ByHand>.Formatter => new ByHandFormatter();
        }
        public sealed class ByHandFormatter() : HessianClassFormatter<ByHand>(new ClassDefinition("shared.ByHand", []))
        {
            protected override void WriteFields(ref HessianWriter writer, ByHand value) { }
            protected override ByHand ReadFields(ref HessianReader reader, ref HessianFieldCursor fields) => new();
        }
        [DubboService("shared.Listener")] public partial interface IListener { Task ChangedAsync(string sku); }
        """;

    private static readonly string[] Values =
    [
        "bool", "byte", "sbyte", "short", "ushort", "int", "uint", "long", "ulong", "float", "double", "char", "decimal", "Guid",
        "DateTimeOffset",
        "DateOnly", "TimeOnly", "TimeSpan", "System.Numerics.BigInteger", "Point", "Color", "DayOfWeek", "JavaInstant",
    ];

    private static readonly string[] References =
    [
        "string", "object", "byte[]", "Uri", "System.Net.IPAddress", "System.Collections.BitArray", "Exception", "Named", "Shape",
        "Box<Named>",
        "Version", "ByHand", "JavaLocale", "BigDecimal", "dynamic", "System.Collections.IList",
    ];

    private static readonly string[] MistakenValues =
        ["UnnamedValue", "UnnamedEnum", "Half", "nint", "Index", "(int, string)", "Memory<byte>", "ConsoleColor"];

    private static readonly string[] MistakenReferences =
    [
        "Unnamed", "UnnamedShape", "IUnnamed", "char[]", "sbyte[]", "int[,]", "Task<int>", "Lazy<int>", "Stack<int>", "IComparable", "Type",
        "System.Text.Encoder",
    ];

    private static readonly RandomValueType[] Leaves =
    [
        .. Values.Select(name => new RandomValueType(name, IsValue: true)),
        .. References.Select(name => new RandomValueType(name)),
        new("ITile") { ParameterMistake = "DN0022" },
        new("HessianObject") { ParameterMistake = "DN0022" },
    ];

    private static readonly RandomValueType[] Mistaken =
    [
        .. MistakenValues.Select(name => new RandomValueType(name, "DN0003", IsValue: true)),
        .. MistakenReferences.Select(name => new RandomValueType(name, "DN0003")),
        new("Action", "DN0003") { ParameterMistake = "DN0023" },
        new("Func<string, Task>", "DN0003") { ParameterMistake = "DN0023" },
        new("Lonely", "DN0004"),
    ];

    private static readonly RandomValueType[] Stated =
    [
        new("int?") { Attribute = "[JavaType(\"java.util.Optional<java.lang.Integer>\")]" },
        new("string") { Attribute = "[JavaType(\"char[]\")]" },
        new("string") { Attribute = "[JavaType(\"java.util.concurrent.atomic.AtomicReference<java.lang.String>\")]" },
        new("List<string>") { Attribute = "[JavaType(\"java.util.LinkedList<java.lang.String>\")]" },
        new("object") { Attribute = "[JavaType(\"java.io.Serializable\")]" },
        new("DateTimeOffset", "DN0010", IsValue: true) { Attribute = "[JavaType(\"java.time.LocalDate\")]" },
        new("int[]", "DN0010") { Attribute = "[JavaType(\"java.util.List\")]" },
        new("string", "DN0009") { Attribute = "[JavaType(\"java.util.List<\")]" },
        new("List<char[]>", "DN0003") { Attribute = "[JavaType(\"java.util.List<char[]>\")]" },
        new("Dictionary<string, Unnamed>", "DN0003") { Attribute = "[JavaType(\"java.util.TreeMap\")]" },
    ];

    private static readonly string[] Lists =
        ["List", "IList", "IReadOnlyList", "ICollection", "IEnumerable", "HashSet", "ISet", "LinkedList", "Queue", "ImmutableList", "Box"];

    /// <summary>Returns a type.</summary>
    /// <param name="random">The source of random numbers.</param>
    /// <param name="allowsMistakes">Whether the type can be one that cannot be serialized in its place. About a quarter of them
    /// are.</param>
    /// <param name="extra">Further possible types, such as type parameters.</param>
    public static RandomValueType Next(Random random, bool allowsMistakes, params RandomValueType[] extra)
    {
        RandomValueType type;
        do
            type = Next(random, extra);
        while (!allowsMistakes && (type.Mistake ?? type.ParameterMistake) is not null);
        return type;
    }

    private static RandomValueType Next(Random random, RandomValueType[] extra)
    {
        if (random.Next(12) == 0)
            return Stated[random.Next(Stated.Length)];
        RandomValueType type = random.Next(5) == 0 ? Mistaken[random.Next(Mistaken.Length)] : random.GetItems([.. Leaves, .. extra], 1)[0];
        while (random.Next(3) == 0)
            type = Compose(random, type);
        return type;
    }

    /// <summary>Returns the declaration of the type, with a question mark where null is allowed.</summary>
    public string Declare(Random random) =>
        CSharp.EndsWith('?') || (IsValue && random.Next(3) > 0) || CSharp is "T" or "dynamic" ? CSharp : CSharp + "?";

    private static RandomValueType Compose(Random random, RandomValueType item)
    {
        string name = item.Declare(random);
        // A list of callbacks is not a callback, and Java erases the type argument of a list.
        string? mistake = item.Mistake;
        return random.Next(5) switch
        {
            0 => new RandomValueType($"{name}[]", name is "char" or "sbyte" ? "DN0003" : mistake),
            1 => new RandomValueType($"Dictionary<{random.GetItems(["string", "int", "Color", "Named"], 1)[0]}, {name}>", mistake),
            2 => new RandomValueType($"KeyValuePair<string, {name}>", mistake, IsValue: true),
            _ => new RandomValueType($"{random.GetItems(Lists, 1)[0]}<{name}>", mistake),
        };
    }
}
