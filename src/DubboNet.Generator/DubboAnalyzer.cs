using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DubboNet.Generator;

/// <summary>Reports what the generator's parsing finds wrong, where it stands. The generator itself passes over it, so that its models hold no positions.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class DubboAnalyzer : DiagnosticAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
    [
        Rules.NotPartial, Rules.MalformedJavaName, Rules.UnsupportedType, Rules.NoSubtype, Rules.NoConstructor, Rules.DuplicateField, Rules.NotSettable,
        Rules.NotCarriable, Rules.MalformedJavaType, Rules.WrongJavaType, Rules.WrongSubtype, Rules.NoContract, Rules.NotAMethod, Rules.SynchronousMethod,
        Rules.ByReference, Rules.ParameterOrder, Rules.GenericMethod, Rules.SameDescriptor, Rules.ParameterTypesCount, Rules.OneWayResult, Rules.TwinTypes,
        Rules.NoJavaType, Rules.NotCallable, Rules.BareDateTime,
    ];

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSymbolAction(AnalyzeType, SymbolKind.NamedType);
        context.RegisterCompilationAction(AnalyzeAssembly);
    }

    private static void AnalyzeType(SymbolAnalysisContext context)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (type.Find(KnownAttributes.HessianType) is { } attribute)
            TypeParser.ParseOwn(type, attribute, context.Compilation, new DiagnosticSink(context.ReportDiagnostic));
        if (type.Find(KnownAttributes.DubboService) is { } service)
            ContractParser.Parse(type, service, context.Compilation, new DiagnosticSink(context.ReportDiagnostic));
    }

    private static void AnalyzeAssembly(CompilationAnalysisContext context)
    {
        var sink = new DiagnosticSink(context.ReportDiagnostic);
        JavaDefaults.Check(context.Compilation, sink);
        foreach (AttributeData attribute in context.Compilation.Assembly.GetAttributes().Where(attribute => attribute.Is(KnownAttributes.HessianTypeFor)))
            TypeParser.ParseForeign(attribute, context.Compilation, sink);
    }
}
