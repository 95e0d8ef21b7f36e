namespace DubboNet.Generator;

/// <summary>
/// Emits the definition of a contract's service as JSON. Java's definitions have the same members, except for what only C# tells.
/// </summary>
internal static class DefinitionEmitter
{
    /// <summary>The quotes of a text in which no character has a meaning. The names of both languages have no quotes.</summary>
    public const string Quotes = "\"\"\"";

    public static void Emit(SourceWriter source, ContractModel contract, string head)
    {
        source.Line($"static string? {head}.Definition => {Quotes}");
        source.Indent();
        source.Line($"{{\"canonicalName\":\"{contract.JavaName}\",\"methods\":[");
        EmitItems(source, [.. MethodsOf(contract).Select(Describe)]);
        source.Line("],\"types\":[");
        EmitItems(source, [.. contract.TypeDefinitions]);
        source.Line("]}");
        source.Line($"{Quotes};");
        source.Unindent();
    }

    /// <summary>Returns the methods of the definition.</summary>
    public static IEnumerable<MethodModel> MethodsOf(ContractModel contract) =>
        contract.Methods.Where(method => !method.IsHidden && method.Callbacks.Count == 0);

    /// <summary>Emits the items of an array, or the members of an object.</summary>
    public static void EmitItems(SourceWriter source, List<string> items)
    {
        for (int i = 0; i < items.Count; i++)
            source.Line(i < items.Count - 1 ? $"{items[i]}," : items[i]);
    }

    private static string Describe(MethodModel method)
    {
        string types = string.Join(",", method.Arguments.Select(argument => $"\"{argument.Signature}\""));
        string names = string.Join(",", method.Arguments.Select(argument => $"\"{argument.Name.TrimStart('@')}\""));
        int timeout = method.TimeoutMilliseconds > 0 ? method.TimeoutMilliseconds : method.ServiceTimeoutMilliseconds;
        return $"{{\"name\":\"{method.JavaName}\",\"parameterTypes\":[{types}],\"parameterNames\":[{names}],"
            + $"\"returnType\":\"{method.Result.Signature}\""
            + (timeout > 0 ? $",\"timeout\":{timeout}" : "")
            + (method.IsIdempotent ? ",\"idempotent\":true" : "")
            + (method.IsSafe ? ",\"safe\":true" : "")
            + "}";
    }
}
