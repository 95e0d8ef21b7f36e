namespace DubboNet.Generator.Tests.HostileContracts;

/// <summary>Writes the declared types of members and parameters.</summary>
internal sealed class HostileReferences(Grammar grammar, IReadOnlyList<HostileType> known, bool annotates)
{
    private static readonly string[] Values =
    [
        "bool", "byte", "sbyte", "short", "ushort", "int", "uint", "long", "ulong", "float", "double", "char", "decimal",
        "global::System.Guid",
        "global::System.DateTimeOffset", "global::System.DateTime", "global::System.DateOnly", "global::System.TimeSpan",
        "global::System.Numerics.BigInteger", "global::DubboNet.Hessian.JavaInstant", "global::System.DayOfWeek",
    ];

    private static readonly string[] Objects =
    [
        "string", "string", "object", "dynamic", "byte[]", "global::System.Uri", "global::System.Version", "global::System.Exception",
        "global::DubboNet.Hessian.JavaLocale", "global::System.Collections.IList",
    ];

    private static readonly string[] Unsupported =
    [
        "(int Left, string Right)", "nint", "global::System.Type", "char[]", "int[,]", "global::System.Lazy<int>", "global::System.Action",
        "global::System.Half", "global::System.Index", "global::System.Threading.CancellationToken", "global::System.IComparable<int>",
        "global::System.Threading.Tasks.Task<int>", "(int, int, int, int, int, int, int, int, string)", "global::System.Range",
    ];

    private static readonly string[] Lists =
    [
        "List", "IList", "IReadOnlyList", "IEnumerable", "HashSet", "Queue", "ICollection", "LinkedList", "ISet", "IReadOnlyCollection",
    ];

    private static readonly string[] Maps = ["Dictionary", "IDictionary", "IReadOnlyDictionary", "SortedDictionary", "OrderedDictionary"];

    /// <summary>Returns a type.</summary>
    /// <param name="parameters">The type parameters that can be used.</param>
    /// <param name="isObsolete">Whether the place is obsolete, so that it can refer to obsolete types.</param>
    /// <param name="besides">A type that is being declared.</param>
    public (string Code, bool IsValue) Next(IReadOnlyList<string> parameters, bool isObsolete, HostileType? besides = null)
    {
        if (grammar.Mistakes("type that cannot be serialized", 3))
            return (grammar.Pick(Unsupported), true);
        HostileType[] own =
        [
            .. known.Where(type => type.Form != "interface" && (isObsolete || !type.IsObsolete)),
            .. besides is null ? [] : (HostileType[])[besides],
        ];
        (string code, bool isValue) = grammar.Random.Next(10) switch
        {
            < 2 => (grammar.Pick(Values), true),
            < 4 => (grammar.Pick(Objects), false),
            4 when parameters.Count > 0 => (grammar.Pick(parameters), false),
            < 9 when own.Length > 0 => OfOwn(grammar.Pick(own), parameters, isObsolete),
            _ => (grammar.Pick(Values), true),
        };
        if (code is "object" or "dynamic")
            grammar.Has(code, 100);
        return grammar.Random.Next(4) == 0 ? Compose(code, isValue) : (Annotate(code, isValue, parameters), isValue);
    }

    /// <summary>Returns a reference to a declared type with type arguments.</summary>
    public (string Code, bool IsValue) OfOwn(HostileType type, IReadOnlyList<string> parameters, bool isObsolete)
    {
        if (type.Parameters.Count == 0)
            return (type.Reference, type.IsValue);
        grammar.Has("generic type", 100);
        IEnumerable<string> arguments = type.Parameters.Select(needed => needed ?? grammar.Random.Next(4) switch
        {
            0 => grammar.Pick(Values),
            1 when parameters.Count > 0 => grammar.Pick(parameters),
            2 => Next(parameters, isObsolete).Code,
            _ => "string",
        });
        return ($"{type.Reference}<{string.Join(", ", arguments)}>", type.IsValue);
    }

    private (string Code, bool IsValue) Compose(string code, bool isValue)
    {
        const string Generic = "global::System.Collections.Generic.";
        string item = code;
        switch (grammar.Form("composed", "array", "list", "map", "entry", "nested list"))
        {
            case "array" when item is not ("char" or "sbyte"):
                return (item + "[]", false);
            case "map":
                return ($"{Generic}{grammar.Pick(Maps)}<{grammar.Pick(["string", "int", "long"])}, {item}>", false);
            case "entry":
                return ($"{Generic}KeyValuePair<string, {item}>", true);
            case "nested list":
                return ($"{Generic}List<{Generic}List<{item}>>", false);
            default:
                return (isValue || item != "dynamic" ? $"{Generic}{grammar.Pick(Lists)}<{item}>" : $"{Generic}List<dynamic>", false);
        }
    }

    private string Annotate(string code, bool isValue, IReadOnlyList<string> parameters)
    {
        bool canBe = isValue || (annotates && code != "dynamic" && !parameters.Contains(code));
        return canBe && grammar.Has(isValue ? "nullable value" : "nullable reference", 25) ? code + "?" : code;
    }
}
