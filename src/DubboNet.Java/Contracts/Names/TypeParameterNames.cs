namespace DubboNet.Java;

/// <summary>Names type parameters as .NET does, with a T in front.</summary>
internal static class TypeParameterNames
{
    private static readonly Dictionary<string, string> Usual = new(StringComparer.Ordinal)
    {
        ["E"] = "TElement",
        ["K"] = "TKey",
        ["V"] = "TValue",
        ["R"] = "TResult",
        ["ID"] = "TId",
    };

    public static IReadOnlyList<TypeParameterPlan> Create(IReadOnlyList<JavaTypeParameter> parameters)
    {
        List<TypeParameterPlan> plans = [];
        foreach (JavaTypeParameter parameter in parameters)
        {
            string name = NameOf(parameter.Name);
            string free = name;
            for (int i = 2; plans.Exists(other => other.Name == free); i++)
                free = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{name}{i}");
            plans.Add(new TypeParameterPlan(parameter.Name, free));
        }

        return plans;
    }

    private static string NameOf(string java)
    {
        if (Usual.TryGetValue(java, out string? usual))
            return usual;
        return java[0] == 'T' && (java.Length == 1 || !char.IsLower(java[1])) ? java : $"T{CSharpNames.ToPascalCase(java)}";
    }
}
