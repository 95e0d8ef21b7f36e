using Microsoft.CodeAnalysis.CSharp;

namespace DubboNet.Generator;

/// <summary>The file with a contract's client and with what hosts it.</summary>
internal static class ContractEmitter
{
    private static readonly string[] Usings =
        ["DubboNet", "DubboNet.Client", "DubboNet.Hessian", "DubboNet.Server", "DubboNet.Typed", "System", "System.Collections.Generic"];

    public static string FileName(ContractModel contract) => $"{contract.Declaration.HintName}.Dubbo.g.cs";

    public static string Emit(ContractModel contract)
    {
        SourceWriter source = FileEmitter.Begin(contract.Declaration, [.. Usings, .. contract.Declaration.Usings]);
        EmitInterface(source, contract);
        if (contract.Mistake is not null)
            return source.ToString();
        source.Separate();
        MethodsEmitter.Emit(source, contract);
        CallbackEmitter.Emit(source, contract);
        source.Separate();
        ClientEmitter.Emit(source, contract);
        source.Separate();
        ServiceEmitter.Emit(source, contract);
        return source.ToString();
    }

    private static void EmitInterface(SourceWriter source, ContractModel contract)
    {
        string name = contract.TypeName;
        string head = $"IDubboContract<{name}>";
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
        string name = contract.TypeName;
        source.Line($"static ServiceKey {head}.Service => {contract.Subject}Methods.ContractKey;");
        source.Separate();
        source.Line($"static IReadOnlyCollection<HessianClassFormatter> {head}.Types => {contract.Subject}Methods.ContractTypes;");
        source.Separate();
        source.Line($"static {name} {head}.CreateClient(IDubboInvoker invoker, ServiceKey service) => new {contract.Subject}Client(invoker, service);");
        source.Separate();
        source.Line($"static void {head}.Map(DubboService service, Func<ServerCallContext, {name}> implementation) =>");
        source.Indent();
        source.Line($"{contract.Subject}Service.Map(service, implementation);");
        source.Unindent();
        if (contract.HostingObstacle is not { } obstacle)
            return;
        source.Separate();
        source.Line($"static string? {head}.HostingObstacle => {SymbolDisplay.FormatLiteral(obstacle, quote: true)};");
    }
}
