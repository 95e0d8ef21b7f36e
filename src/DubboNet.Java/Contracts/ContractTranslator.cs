namespace DubboNet.Java;

/// <summary>Translates Java interfaces and the types that they use to C# contracts.</summary>
public static class ContractTranslator
{
    /// <summary>Translates the interfaces that the options name. The same classes always have the same C#.</summary>
    /// <param name="classPath">The jars and folders with the interfaces and the types that they use. It must stay open.</param>
    /// <param name="options">The options.</param>
    /// <returns>The files, and what has no C#.</returns>
    /// <exception cref="ArgumentException">A pattern is empty.</exception>
    /// <exception cref="JavaClassFormatException">A class file is broken.</exception>
    public static ContractTranslation Translate(JavaClassPath classPath, ContractOptions options)
    {
        ArgumentNullException.ThrowIfNull(classPath);
        ArgumentNullException.ThrowIfNull(options);
        var planner = new ContractPlanner(classPath, options);
        IReadOnlyList<TypePlan> plans = planner.Plan();
        TypeNames.Assign(plans, options.Namespace);
        foreach (TypePlan plan in plans)
            AssignMembers(plan, options);
        foreach (TypePlan plan in plans)
            MemberNames.MarkHiding(plan);
        var scope = new NameScope(plans);
        return new ContractTranslation(
            [
                .. plans.Select(plan => new ContractFile(PathOf(plan, options), TypeWriter.Write(plan, scope, options)))
                    .OrderBy(file => file.Path, StringComparer.Ordinal),
            ],
            planner.Omissions);
    }

    private static void AssignMembers(TypePlan plan, ContractOptions options)
    {
        if (plan.Kind == TypePlanKind.Service)
            MethodNames.Assign(plan);
        else if (plan.Kind == TypePlanKind.Enum)
            MemberNames.AssignConstants(plan);
        else
            MemberNames.AssignProperties(plan, options.UseRecords && plan.Kind == TypePlanKind.Class);
    }

    private static string PathOf(TypePlan plan, ContractOptions options) =>
        options.Namespace is null ? $"{plan.Space.Replace('.', '/')}/{plan.Name}.cs" : $"{plan.Name}.cs";
}
