namespace DubboNet.Generator;

/// <summary>
/// Emits the code of types and contracts with an error. The code compiles, and fails with the text of the error if it is run.
/// </summary>
internal static class BrokenEmitter
{
    private const string Comment = "/// <summary>Fails, because the declaration has an error.</summary>";

    public static void Emit(SourceWriter source, BrokenModel type)
    {
        DeclarationModel declaration = type.Declaration;
        string failure = SourceWriter.Throw($"{declaration.Name} has no formatter, because its declaration has an error. {type.Mistake}");
        if (!type.IsOwn || type.IsEnum)
        {
            string name = declaration.FullName;
            source.Line(Comment);
            FileEmitter.MarkObsolete(source, declaration);
            source.Open($"{declaration.Accessibility} static class {declaration.Companion}");
            string form = From.Hessian + (type.IsEnum ? "HessianEnumFormatter" : "HessianClassFormatter");
            source.Line(Comment);
            source.Line($"public static {form}<{name}> Formatter => {failure};");
            source.Close();
            return;
        }

        string carried = $"{From.Hessian}HessianClassFormatter<{declaration.FullName}>";
        bool isGeneric = type.TypeParameters.Count > 0;
        FileEmitter.OpenOuter(source, declaration);
        source.Open(
            $"partial {declaration.Keyword} "
                + $"{declaration.Name}{(isGeneric ? "" : $" : {From.Hessian}IHessianType<{declaration.FullName}>")}");
        source.Line(Comment);
        string parameters = isGeneric ? $"({TypeEmitter.Parameters(type.TypeParameters)})" : "";
        source.Line($"public static {(type.HidesBase && !isGeneric ? "new " : "")}{carried} Hessian{parameters} => {failure};");
        if (!isGeneric)
            source.Line($"static {carried} {From.Hessian}IHessianType<{declaration.FullName}>.Formatter => Hessian;");
        source.Close();
        FileEmitter.CloseOuter(source, declaration);
    }

    /// <summary>Emits the members of a contract's interface.</summary>
    public static void EmitContract(SourceWriter source, ContractModel contract, string head)
    {
        string failure = SourceWriter.Throw(
            $"{contract.Declaration.Name} has no client, because its declaration has an error. {contract.Mistake}");
        source.Line($"static {From.Dubbo}ServiceKey {head}.Service => {failure};");
        source.Separate();
        source.Line($"static {From.Hessian}IHessianTypeResolver {head}.Types => {failure};");
        source.Separate();
        source.Line(
            $"static {contract.Declaration.FullName} {head}.CreateClient({From.Dubbo}IDubboInvoker invoker, {From.Dubbo}ServiceKey "
                + $"service) => {failure};");
        source.Separate();
        string implementation = $"{From.System}Func<{From.Dubbo}DubboCallContext, {contract.Declaration.FullName}> implementation";
        source.Line($"static void {head}.Map({From.Dubbo}DubboService service, {implementation}) => {failure};");
    }
}
