namespace DubboNet.Generator;

/// <summary>Emits the file with the client and the host of a contract.</summary>
internal static class ContractEmitter
{
    public static string FileName(ContractModel contract) => $"{contract.Declaration.HintName}.Dubbo.g.cs";

    public static string Emit(ContractModel contract)
    {
        SourceWriter source = FileEmitter.Begin();
        FileEmitter.OpenNamespace(source, contract.Declaration.Namespace);
        EmitInterface(source, contract);
        FileEmitter.CloseNamespace(source, contract.Declaration.Namespace);
        if (contract.Mistake is not null)
            return source.ToString();
        source.Separate();
        string own = NamespaceOf(contract);
        FileEmitter.OpenNamespace(source, own);
        MethodsEmitter.Emit(source, contract);
        CallbackEmitter.Emit(source, contract);
        source.Separate();
        ClientEmitter.Emit(source, contract);
        source.Separate();
        ServiceEmitter.Emit(source, contract);
        FileEmitter.CloseNamespace(source, own);
        return source.ToString();
    }

    private static void EmitInterface(SourceWriter source, ContractModel contract)
    {
        string name = contract.Declaration.FullName;
        string head = $"{From.Dubbo}IDubboContract<{name}>";
        FileEmitter.OpenOuter(source, contract.Declaration);
        source.Open($"partial interface {contract.Declaration.Name} : {head}");
        if (contract.Mistake is not null)
            BrokenEmitter.EmitContract(source, contract, head);
        else
            EmitMembers(source, contract, head);
        source.Close();
        FileEmitter.CloseOuter(source, contract.Declaration);
    }

    private static void EmitMembers(SourceWriter source, ContractModel contract, string head)
    {
        string name = contract.Declaration.FullName;
        string own = $"global::{NamespaceOf(contract)}";
        source.Line($"static {From.Dubbo}ServiceKey {head}.Service => {own}.{MethodsEmitter.Name}.ContractKey;");
        source.Separate();
        source.Line($"static {From.Hessian}IHessianTypeResolver {head}.Types => {own}.{MethodsEmitter.Name}.ContractTypes;");
        source.Separate();
        source.Line(
            $"static {name} {head}.CreateClient({From.Dubbo}IDubboInvoker invoker, {From.Dubbo}ServiceKey service) => new "
                + $"{own}.{ClientEmitter.Name}(invoker, service);");
        source.Separate();
        source.Line(
            $"static void {head}.Map({From.Dubbo}DubboService service, {From.System}Func<{From.Dubbo}DubboCallContext, {name}> "
                + "implementation) =>");
        source.Indent();
        source.Line($"{own}.{ServiceEmitter.Name}.Map(service, implementation);");
        source.Unindent();
        source.Separate();
        DefinitionEmitter.Emit(source, contract, head);
        source.Separate();
        DescriptionEmitter.Emit(source, contract, head);
        if (contract.HostingObstacle is not { } obstacle)
            return;
        source.Separate();
        source.Line($"static string? {head}.HostingObstacle => {SourceWriter.Literal(obstacle)};");
    }

    /// <summary>
    /// Returns the namespace of the generated classes of a contract. They are local to their file. In the user's namespace, they would hide
    /// types of the user. In one namespace for all contracts, the compiler would look at the classes of each contract for each name.
    /// </summary>
    private static string NamespaceOf(ContractModel contract) =>
        $"DubboNet.Generated._{string.Concat(contract.Declaration.HintName.Select(c => char.IsLetterOrDigit(c) ? c : '_'))}";
}
