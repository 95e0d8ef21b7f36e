using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DubboNet.Generator;

/// <summary>
/// Generates formatters of types with a Java name, and clients and hosts of contracts. The first step returns a model that equals that of
/// the previous edit unless the type has changed. The later steps do not use the compilation. The generator reports nothing. The analyzer
/// parses the same code and reports each error at its location. For a type or contract with an error, the generator emits code that
/// compiles and fails when it is used.
/// </summary>
[Generator]
internal sealed class DubboGenerator : IIncrementalGenerator
{
    /// <summary>The names of the steps, with which tests check which steps an edit runs again.</summary>
    public const string Types = nameof(Types);

    /// <inheritdoc cref="Types"/>
    public const string TypesOfOthers = nameof(TypesOfOthers);

    /// <inheritdoc cref="Types"/>
    public const string Contracts = nameof(Contracts);

    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<TypeModel> own = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                KnownAttributes.HessianType,
                static (node, _) => node is BaseTypeDeclarationSyntax,
                static (found, _) => TypeParser.ParseOwn(
                    (INamedTypeSymbol)found.TargetSymbol, found.Attributes[0], found.SemanticModel.Compilation, new DiagnosticSink()))
            .Where(static model => model is not null)
            .Select(static (model, _) => model!)
            .WithTrackingName(Types);
        context.RegisterSourceOutput(own, Emit);

        IncrementalValuesProvider<TypeModel> foreign = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                KnownAttributes.HessianTypeFor,
                static (node, _) => node is CompilationUnitSyntax,
                static (found, _) => ParseForeign(found))
            .SelectMany(static (models, _) => models)
            .WithTrackingName(TypesOfOthers);
        context.RegisterSourceOutput(foreign, Emit);

        IncrementalValuesProvider<ContractModel> contracts = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                KnownAttributes.DubboService,
                static (node, _) => node is InterfaceDeclarationSyntax,
                static (found, _) => ContractParser.Parse(
                    (INamedTypeSymbol)found.TargetSymbol, found.Attributes[0], found.SemanticModel.Compilation, new DiagnosticSink()))
            .Where(static model => model is not null)
            .Select(static (model, _) => model!)
            .WithTrackingName(Contracts);
        context.RegisterSourceOutput(
            contracts, static (output, contract) => output.AddSource(ContractEmitter.FileName(contract), ContractEmitter.Emit(contract)));
    }

    private static ImmutableArray<TypeModel> ParseForeign(GeneratorAttributeSyntaxContext found) =>
    [
        .. from attribute in found.Attributes
           let model = TypeParser.ParseForeign(attribute, found.SemanticModel.Compilation, new DiagnosticSink())
           where model is not null
           select model,
    ];

    private static void Emit(SourceProductionContext context, TypeModel type) =>
        context.AddSource(TypeEmitter.FileName(type), TypeEmitter.Emit(type));
}
