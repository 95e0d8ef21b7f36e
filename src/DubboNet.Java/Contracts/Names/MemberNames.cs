namespace DubboNet.Java;

/// <summary>Names the properties of data and the constants of enums.</summary>
internal static class MemberNames
{
    /// <summary>The members that all classes have, or that the generator adds.</summary>
    private static readonly string[] Always =
    [
        "Equals", "GetHashCode", "HashCode", "ToString", "GetType", "MemberwiseClone", "Finalize", "ReferenceEquals", "Hessian",
        "HessianFormatter",
    ];

    private static readonly string[] OfRecords = ["EqualityContract", "PrintMembers", "Deconstruct", "Clone"];

    private static readonly string[] OfExceptions =
    [
        "Message", "Data", "Source", "HelpLink", "StackTrace", "InnerException", "HResult", "TargetSite", "GetBaseException",
        "GetObjectData",
    ];

    /// <summary>Names the properties of a type.</summary>
    public static void AssignProperties(TypePlan plan, bool isRecord)
    {
        HashSet<string> taken = new(Always, StringComparer.OrdinalIgnoreCase);
        if (isRecord)
            taken.UnionWith(OfRecords);
        if (plan.Kind == TypePlanKind.Exception)
            taken.UnionWith(OfExceptions);
        taken.Add(plan.Name);
        taken.UnionWith(plan.TypeParameters.Select(parameter => parameter.Name));
        foreach (PropertyPlan property in plan.Properties)
        {
            string name = CSharpNames.ToPascalCase(property.Field.Name);
            property.Name = CSharpNames.MakeUnique(CSharpNames.IsTypeName(name) || taken.Contains(name) ? $"{name}Value" : name, taken);
        }
    }

    /// <summary>Marks the properties that have the name of one in a base class.</summary>
    public static void MarkHiding(TypePlan plan)
    {
        HashSet<string> inherited = new(StringComparer.Ordinal);
        for (TypePlan? parent = plan.Base?.Plan; parent is not null; parent = parent.Base?.Plan)
            inherited.UnionWith(parent.Properties.Select(property => property.Name));
        foreach (PropertyPlan property in plan.Properties)
            property.HidesBase = inherited.Contains(property.Name);
    }

    /// <summary>Names the constants of an enum. The name of the enum in front of a constant is left out.</summary>
    public static void AssignConstants(TypePlan plan)
    {
        HashSet<string> taken = new(StringComparer.OrdinalIgnoreCase);
        foreach (ConstantPlan constant in plan.Constants)
        {
            string name = CSharpNames.ToPascalCase(constant.JavaName);
            bool hasPrefix = name.Length > plan.Name.Length && name.StartsWith(plan.Name, StringComparison.Ordinal)
                && char.IsUpper(name[plan.Name.Length]);
            constant.Name = CSharpNames.MakeUnique(hasPrefix ? name[plan.Name.Length..] : name, taken);
        }
    }
}
