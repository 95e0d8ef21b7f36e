using DubboNet.Generator;

namespace DubboNet.Java;

/// <summary>Names the methods of a contract and their parameters.</summary>
internal static class MethodNames
{
    private const string Async = nameof(Async);

    /// <summary>
    /// Names the methods. Overloads with the same number of parameters get the Java types by which they differ, because a null or a number
    /// would fit several of them.
    /// </summary>
    public static void Assign(TypePlan plan)
    {
        foreach (IGrouping<string, MethodPlan> overloads in plan.Methods.GroupBy(
            method => $"{method.Method.Name}/{method.Parameters.Count}"))
        {
            AssignOverloads([.. overloads]);
        }

        HashSet<string> taken = new(StringComparer.OrdinalIgnoreCase);
        // Methods whose Java names end with Async come last, so that the others get the plain names.
        foreach (MethodPlan method in plan.Methods.OrderBy(method => IsAsync(method.Method.Name)))
            method.Name = Choose(method, taken);
        foreach (MethodPlan method in plan.Methods)
            AssignParameters(method);
    }

    /// <summary>Returns the Java method for which the name of a C# method stands.</summary>
    public static string ToJava(string name) => JavaNames.ToCamelCase(IsAsync(name) ? name[..^Async.Length] : name);

    private static string Choose(MethodPlan method, HashSet<string> taken)
    {
        string name = method.Name;
        string plain = IsAsync(name) ? name : $"{name}{Async}";
        string key = $"/{method.Parameters.Count}";
        if (taken.Add(plain + key))
            return plain;
        string stem = IsAsync(name) ? $"{name}{Async}" : plain;
        string free = stem;
        for (int i = 2; !taken.Add(free + key); i++)
            free = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{stem[..^Async.Length]}{i}{Async}");
        return free;
    }

    private static void AssignOverloads(List<MethodPlan> overloads)
    {
        int[] differing =
        [
            .. Enumerable.Range(0, overloads[0].Parameters.Count)
                .Where(i => overloads.Select(method => method.Parameters[i].Erased).Distinct().Count() > 1),
        ];
        foreach (MethodPlan method in overloads)
        {
            string name = CSharpNames.ToPascalCase(method.Method.Name);
            string suffix = string.Concat(differing.Select(i => SimpleName(method.Parameters[i].Erased)));
            method.Name = suffix.Length > 0 && IsAsync(name) ? $"{name[..^Async.Length]}{suffix}{Async}" : $"{name}{suffix}";
        }
    }

    private static string SimpleName(string erased)
    {
        string element = erased.Replace("[]", "", StringComparison.Ordinal);
        string name = element[(element.AsSpan().LastIndexOfAny('.', '$') + 1)..];
        return CSharpNames.ToPascalCase(name) + string.Concat(Enumerable.Repeat("Array", (erased.Length - element.Length) / 2));
    }

    private static void AssignParameters(MethodPlan method)
    {
        HashSet<string> taken = new(StringComparer.OrdinalIgnoreCase) { "options", "cancellationToken" };
        foreach (ParameterPlan parameter in method.Parameters)
            parameter.Name = CSharpNames.MakeUnique(CSharpNames.ToParameter(parameter.JavaName), taken);
    }

    private static bool IsAsync(string name) =>
        name.Length > Async.Length && name.EndsWith(Async, StringComparison.Ordinal);
}
