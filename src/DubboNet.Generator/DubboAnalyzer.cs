using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DubboNet.Generator;

/// <summary>
/// Reports the errors that the generator's parsing finds, at their location. The generator itself reports nothing, so that its models
/// contain no locations. Generated code of other tools is also analyzed, because members that the generator leaves out are lost there as
/// well.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class DubboAnalyzer : DiagnosticAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
    [
        Rules.NotPartial, Rules.MalformedJavaName, Rules.UnsupportedType, Rules.NoSubtype, Rules.NoConstructor, Rules.DuplicateField,
        Rules.NotSettable,
        Rules.NotCarriable, Rules.MalformedJavaType, Rules.WrongJavaType, Rules.WrongSubtype, Rules.NoContract, Rules.NotAMethod,
        Rules.SynchronousMethod,
        Rules.ByReference, Rules.ParameterOrder, Rules.GenericMethod, Rules.SameDescriptor, Rules.ParameterTypesCount, Rules.OneWayResult,
        Rules.DuplicateJavaClass,
        Rules.NoJavaType, Rules.NotCallable, Rules.UnlistedSubtype, Rules.BareDateTime, Rules.NoCause, Rules.NotAContract,
    ];

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(start =>
        {
            var subtypes = new SubtypeUse();
            start.RegisterSymbolAction(symbol => AnalyzeType(symbol, subtypes), SymbolKind.NamedType);
            start.RegisterSyntaxNodeAction(ContractUse.Check, SyntaxKind.InvocationExpression);
            start.RegisterCompilationEndAction(subtypes.Report);
        });
        context.RegisterCompilationAction(AnalyzeAssembly);
    }

    private static void AnalyzeType(SymbolAnalysisContext context, SubtypeUse subtypes)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (type.Find(KnownAttributes.HessianType) is { } attribute)
        {
            subtypes.AddType(type);
            TypeParser.ParseOwn(type, attribute, context.Compilation, new DiagnosticSink(context.ReportDiagnostic));
        }

        if (type.Find(KnownAttributes.DubboService) is { } service)
        {
            subtypes.AddContract(type);
            ContractParser.Parse(type, service, context.Compilation, new DiagnosticSink(context.ReportDiagnostic));
        }
    }

    private static void AnalyzeAssembly(CompilationAnalysisContext context)
    {
        var sink = new DiagnosticSink(context.ReportDiagnostic);
        JavaDefaults.Check(context.Compilation, sink);
        foreach (AttributeData attribute in context.Compilation.Assembly.GetAttributes().Where(
            attribute => attribute.Is(KnownAttributes.HessianTypeFor)))
        {
            TypeParser.ParseForeign(attribute, context.Compilation, sink);
        }
    }
}
