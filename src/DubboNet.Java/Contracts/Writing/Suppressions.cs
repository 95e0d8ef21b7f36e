namespace DubboNet.Java;

/// <summary>Finds the rules of .NET's analyzers that a type breaks because its Java class does.</summary>
internal static class Suppressions
{
    private const string Naming = nameof(Naming);
    private const string Design = nameof(Design);
    private const string NamesOfJava = "The names are those of Java.";
    private const string TypesOfJava = "The types are those of Java.";

    private static readonly string[] Suffixes =
    [
        "Attribute", "Collection", "Delegate", "Dictionary", "Enum", "EventArgs", "EventHandler", "Ex", "Exception", "Flag", "Flags",
        "Impl", "New", "Permission", "Queue", "Stack", "Stream",
    ];

    private static readonly string[] MemberSuffixes = ["Ex", "Impl", "New"];

    /// <summary>The words of .NET's own namespaces that analyzers know.</summary>
    private static readonly HashSet<string> SystemWords = new(StringComparer.OrdinalIgnoreCase)
    {
        "AccessControl", "Activation", "Authentication", "Binary", "Cache", "Channels", "CodeDom", "Collections", "Common", "Compiler",
        "CompilerServices", "ComponentModel", "Compression", "Concurrent", "Configuration", "Contexts", "Cryptography", "CSharp", "Data",
        "Design", "Diagnostics", "Drawing", "Emit", "Formatters", "Generic", "Globalization", "Hosting", "Http", "Imaging", "Immutable",
        "Internal", "InteropServices", "IO", "Json", "Lifetime", "Linq", "Loader", "Mail", "Media", "Messaging", "Metadata", "Microsoft",
        "Mime", "Net", "NetworkInformation", "Numerics", "Permissions", "Pipelines", "Pipes", "Policy", "Ports", "Principal", "Printing",
        "Proxies", "Reflection", "Remoting", "Resources", "Runtime", "Schema", "Security", "Serialization", "Server", "ServiceModel",
        "Services", "Session", "Sockets", "Soap", "Sql", "System", "Tasks", "Tcp", "Text", "Threading", "Timers", "Tokens", "Transactions",
        "UI", "Versioning", "Web", "Windows", "Xml",
    };

    /// <summary>Returns the categories, the rules and the reasons, in the order of the rules.</summary>
    public static IEnumerable<(string Category, string Rule, string Reason)> Find(TypePlan plan, NameScope scope, ContractOptions options)
    {
        List<(string Category, string Rule, string Reason)> found = [];
        Add(found, IsUnlisted(plan), "DubboNet", "DN0024", "An attribute can neither list a generic class nor be that of one.");
        Add(found, plan.Kind == TypePlanKind.Exception && options.IsInternal, Design, "CA1064", "The contract is internal.");
        if (!options.IsInternal)
            AddOfPublic(found, plan, scope);
        return found.OrderBy(item => item.Rule, StringComparer.Ordinal);
    }

    private static void AddOfPublic(List<(string Category, string Rule, string Reason)> found, TypePlan plan, NameScope scope)
    {
        Add(found, plan.TypeParameters.Count > 2, Design, "CA1005", "The type parameters are those of Java.");
        Add(found, plan is { Kind: TypePlanKind.Enum, Constants.Count: 0 }, Design, "CA1008", "The constants are those of Java.");
        Add(found, plan.Kind == TypePlanKind.Interface, Design, "CA1040", "The interface stands for the classes that implement it.");
        Add(found, HasWord(plan, "Raise", "Fire", "AddOn", "RemoveOn"), Design, "CA1030", NamesOfJava);
        bool isEmpty = plan is { Kind: TypePlanKind.Class, Properties.Count: 0, Base: null, HasDerived: true };
        Add(found, isEmpty, Design, "CA1052", "The Java class has no fields, and its objects are sent.");
        AddOfTypes(found, plan);
        Add(found, plan.Kind == TypePlanKind.Enum && plan.Constants.Exists(IsReserved), Naming, "CA1700", NamesOfJava);
        bool hasSuffix = plan.Kind != TypePlanKind.Exception && EndsWith(plan.Name, Suffixes);
        Add(found, hasSuffix || plan.Properties.Exists(property => EndsWith(property.Name, MemberSuffixes)), Naming, "CA1711", NamesOfJava);
        Add(found, CSharpNames.IsReserved(plan.Name), Naming, "CA1716", NamesOfJava);
        Add(found, plan.Kind == TypePlanKind.Enum && plan.Name.EndsWith('s'), Naming, "CA1717", NamesOfJava);
        bool namesType = CSharpNames.IsTypeName(plan.Name) || plan.Constants.Exists(constant => CSharpNames.IsTypeName(constant.Name));
        Add(found, namesType, Naming, "CA1720", NamesOfJava);
        Add(found, scope.Words.Contains(plan.Name) || SystemWords.Contains(plan.Name), Naming, "CA1724", NamesOfJava);
    }

    private static void AddOfTypes(List<(string Category, string Rule, string Reason)> found, TypePlan plan)
    {
        IEnumerable<CSharpType> properties = plan.Properties.Select(property => property.Type.Type);
        IEnumerable<CSharpType> parameters = plan.Methods.SelectMany(method => method.Parameters).Select(parameter => parameter.Type.Type);
        Add(found, properties.Concat(parameters).Any(type => type is { Name: "List", Plan: null }), Design, "CA1002", TypesOfJava);
        bool hasUriParameter = plan.Methods.SelectMany(method => method.Parameters)
            .Any(parameter => parameter.Type.Type.Name == "string" && IsUri(parameter.Name));
        Add(found, hasUriParameter, Design, "CA1054", TypesOfJava);
        bool hasUriProperty = plan.Properties.Exists(property => property.Type.Type.Name == "string" && IsUri(property.Name));
        Add(found, hasUriProperty, Design, "CA1056", TypesOfJava);
        Add(found, properties.Any(type => type.Element is not null), "Performance", "CA1819", TypesOfJava);
        Add(found, properties.Any(IsMutable), "Usage", "CA2227", TypesOfJava);
    }

    private static void Add(
        List<(string Category, string Rule, string Reason)> found, bool isBroken, string category, string rule, string reason)
    {
        if (isBroken)
            found.Add((category, rule, reason));
    }

    private static bool IsUnlisted(TypePlan plan)
    {
        if (plan.Kind is TypePlanKind.Service or TypePlanKind.Enum or TypePlanKind.Interface)
            return false;
        bool isGeneric = plan.TypeParameters.Count > 0;
        for (TypePlan? level = plan; level is not null; level = level.Base?.Plan)
        {
            bool isListingParent = level != plan && level.IsPlace && (isGeneric || level.TypeParameters.Count > 0);
            if (isListingParent || (isGeneric && level.Interfaces.Count > 0))
                return true;
        }

        return false;
    }

    private static bool EndsWith(string name, string[] suffixes) =>
        Array.Exists(suffixes, suffix => name.EndsWith(suffix, StringComparison.Ordinal));

    private static bool IsMutable(CSharpType type) => type.Name is "BitArray" or "List" or "LinkedList" or "Queue" or "HashSet"
        or "SortedSet" or "Dictionary" or "OrderedDictionary" or "SortedDictionary" or "ConcurrentDictionary";

    private static bool IsReserved(ConstantPlan constant) => CSharpNames.HasWord(constant.Name, "reserved");

    private static bool IsUri(string name) => CSharpNames.HasWord(name, "uri", "url", "urn");

    private static bool HasWord(TypePlan plan, params string[] words) =>
        plan.Methods.Exists(method => words.Any(word => method.Name.StartsWith(word, StringComparison.Ordinal)));
}
