namespace DubboNet.Generator;

/// <summary>Emits what only C# tells about a contract as JSON.</summary>
internal static class DescriptionEmitter
{
    public static void Emit(SourceWriter source, ContractModel contract, string head)
    {
        source.Line($"static string? {head}.Description => {DefinitionEmitter.Quotes}");
        source.Indent();
        source.Line($"{{{(contract.Summary is null ? "" : $"\"summary\":{contract.Summary},")}\"methods\":[");
        DefinitionEmitter.EmitItems(source, [.. DefinitionEmitter.MethodsOf(contract).Select(method => method.Description)]);
        source.Line("],\"types\":{");
        DefinitionEmitter.EmitItems(source, [.. contract.TypeDescriptions]);
        source.Line("}}");
        source.Line($"{DefinitionEmitter.Quotes};");
        source.Unindent();
    }
}
