using Microsoft.CodeAnalysis.CSharp;

namespace DubboNet.Generator;

/// <summary>
/// What is generated for types and contracts with an error: code that compiles, and fails with the error's text if it is run all the same.
/// </summary>
internal static class BrokenEmitter
{
    private const string Comment = "/// <summary>Fails, because the declaration has an error.</summary>";

    public static void Emit(SourceWriter source, BrokenModel type)
    {
        DeclarationModel declaration = type.Declaration;
        string failure = Throw($"{declaration.Name} has no formatter, because its declaration has an error. {type.Mistake}");
        if (!type.IsOwn || type.IsEnum)
        {
            string name = TypeEmitter.TypeName(declaration);
            source.Line(Comment);
            source.Open($"{declaration.Accessibility} static class {TypeEmitter.CompanionName(declaration)}");
            string form = type.IsEnum ? "HessianEnumFormatter" : "HessianClassFormatter";
            source.Line(Comment);
            source.Line($"public static {form}<{name}> Formatter => {failure};");
            source.Close();
            return;
        }

        string carried = $"HessianClassFormatter<{declaration.Name}>";
        bool isGeneric = type.TypeParameters.Count > 0;
        FileEmitter.OpenOuter(source, declaration);
        source.Open($"partial {declaration.Keyword} {declaration.Name}{(isGeneric ? "" : $" : IHessianType<{declaration.Name}>")}");
        source.Line(Comment);
        string parameters = isGeneric ? $"({TypeEmitter.Parameters(type.TypeParameters)})" : "";
        source.Line($"public static {(type.HidesBase && !isGeneric ? "new " : "")}{carried} Hessian{parameters} => {failure};");
        if (!isGeneric)
            source.Line($"static {carried} IHessianType<{declaration.Name}>.Formatter => Hessian;");
        source.Close();
        FileEmitter.CloseOuter(source, declaration);
    }

    /// <summary>The members of a contract's interface.</summary>
    public static void EmitContract(SourceWriter source, ContractModel contract, string head)
    {
        string failure = Throw($"{contract.Declaration.Name} has no client, because its declaration has an error. {contract.Mistake}");
        source.Line($"static ServiceKey {head}.Service => {failure};");
        source.Separate();
        source.Line($"static IReadOnlyCollection<HessianClassFormatter> {head}.Types => {failure};");
        source.Separate();
        source.Line($"static {contract.TypeName} {head}.CreateClient(IDubboInvoker invoker, ServiceKey service) => {failure};");
        source.Separate();
        string implementation = $"Func<ServerCallContext, {contract.TypeName}> implementation";
        source.Line($"static void {head}.Map(DubboService service, {implementation}) => {failure};");
    }

    private static string Throw(string message) =>
        $"throw new global::System.NotSupportedException({SymbolDisplay.FormatLiteral(message, quote: true)})";
}
