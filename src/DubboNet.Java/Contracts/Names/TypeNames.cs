namespace DubboNet.Java;

/// <summary>Names generated types and their namespaces. The order in which the types are found does not matter.</summary>
internal static class TypeNames
{
    /// <summary>The first words of Java packages that say nothing of what is in them.</summary>
    private static readonly HashSet<string> Domains = new(StringComparer.Ordinal)
    {
        "com", "org", "net", "edu", "gov", "mil", "info", "biz", "dev", "app",
    };

    /// <summary>Gives each type its namespace and its name.</summary>
    /// <param name="plans">The types, sorted by their Java names.</param>
    /// <param name="root">The namespace of all types, or null for that of their packages.</param>
    public static void Assign(IReadOnlyList<TypePlan> plans, string? root)
    {
        foreach (TypePlan plan in plans)
            plan.Space = root ?? SpaceOf(plan);
        Dictionary<string, HashSet<string>> taken = new(StringComparer.Ordinal);
        foreach (string space in plans.Select(plan => plan.Space).Distinct())
            Reserve(space, taken);
        foreach (TypePlan plan in plans)
            plan.Name = Choose(plan, taken[plan.Space]);
    }

    /// <summary>Returns the namespace of a Java package.</summary>
    public static string ToNamespace(string package)
    {
        string[] words = package.Split('.', StringSplitOptions.RemoveEmptyEntries);
        int start = words.Length > 1 && (Domains.Contains(words[0]) || words[0].Length == 2) ? 1 : 0;
        return words.Length == 0 ? "Contracts" : string.Join('.', words[start..].Select(ToSegment));
    }

    private static string SpaceOf(TypePlan plan) =>
        ToNamespace(plan.JavaName.LastIndexOf('.') is > 0 and int dot ? plan.JavaName[..dot] : "");

    // Analyzers report a namespace with a reserved word, which the plural seldom is.
    private static string ToSegment(string word)
    {
        string name = CSharpNames.ToPascalCase(word);
        if (!CSharpNames.IsReserved(name))
            return name;
        return CSharpNames.IsReserved($"{name}s") ? $"{name}Types" : $"{name}s";
    }

    // A type cannot have the name of a namespace beside it.
    private static void Reserve(string space, Dictionary<string, HashSet<string>> taken)
    {
        taken.TryAdd(space, new(StringComparer.OrdinalIgnoreCase));
        for (int dot = space.LastIndexOf('.'); dot > 0; dot = space.LastIndexOf('.', dot - 1))
        {
            int end = space.IndexOf('.', dot + 1);
            taken.TryAdd(space[..dot], new(StringComparer.OrdinalIgnoreCase));
            taken[space[..dot]].Add(end < 0 ? space[(dot + 1)..] : space[(dot + 1)..end]);
        }
    }

    private static string Choose(TypePlan plan, HashSet<string> taken)
    {
        string name = BasicName(plan);
        if (name is "Hessian" or "HessianFormatter" || taken.Contains(name) || IsCompanion(plan, name, taken))
            name += SuffixOf(plan.Kind);
        name = CSharpNames.MakeUnique(name, taken);
        // The formatter of an enum is in a class beside it.
        if (plan.Kind == TypePlanKind.Enum)
            taken.Add($"{name}Hessian");
        return name;
    }

    private static bool IsCompanion(TypePlan plan, string name, HashSet<string> taken) =>
        plan.Kind == TypePlanKind.Enum && taken.Contains($"{name}Hessian");

    private static string BasicName(TypePlan plan)
    {
        string own = plan.JavaName[(plan.JavaName.LastIndexOf('.') + 1)..];
        string name = string.Concat(own.Split('$', StringSplitOptions.RemoveEmptyEntries).Select(CSharpNames.ToPascalCase));
        bool isPrefixed = name.Length > 1 && name[0] == 'I' && char.IsUpper(name[1]);
        return plan.Kind switch
        {
            TypePlanKind.Service or TypePlanKind.Interface when !isPrefixed => $"I{name}",
            TypePlanKind.Exception when !name.EndsWith("Exception", StringComparison.Ordinal) => $"{name}Exception",
            TypePlanKind.Enum when plan.Symbol is null => $"Java{name}",
            _ => name,
        };
    }

    private static string SuffixOf(TypePlanKind kind) => kind switch
    {
        TypePlanKind.Service => "Service",
        TypePlanKind.Enum => "Kind",
        _ => "Data",
    };
}
