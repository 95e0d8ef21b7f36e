using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DubboNet.Generator;

/// <summary>
/// Checks that the type argument of a call that needs a contract is a contract, and that it can be hosted if the call hosts it.
/// </summary>
internal static class ContractUse
{
    private const string Parameter = "TContract";

    /// <summary>The methods of the library that take a contract, and whether they host it.</summary>
    private static readonly Dictionary<string, bool> Methods = new()
    {
        ["CreateClient"] = false,
        ["AddDubboClient"] = false,
        ["AddContract"] = false,
        ["Get"] = false,
        ["ParameterTypes"] = false,
        ["MapDubboService"] = true,
        ["Create"] = true,
    };

    public static void Check(SyntaxNodeAnalysisContext context)
    {
        var call = (InvocationExpressionSyntax)context.Node;
        if (NameOf(call.Expression) is not { } name || !Methods.TryGetValue(name.Identifier.ValueText, out bool hosts))
            return;
        if (FindMethod(context.SemanticModel.GetSymbolInfo(call, context.CancellationToken)) is not { } method)
            return;
        int index = method.TypeParameters.IndexOf(method.TypeParameters.First(parameter => parameter.Name == Parameter));
        if (method.TypeArguments[index] is not INamedTypeSymbol { TypeKind: not TypeKind.Error } type)
            return;
        TypeSyntax? argument = (name as GenericNameSyntax)?.TypeArgumentList.Arguments.ElementAtOrDefault(index);
        Location place = (argument ?? (SyntaxNode)name).GetLocation();
        if (FindMistake(type, method, context.Compilation) is { } mistake)
            context.ReportDiagnostic(Diagnostic.Create(Rules.NotAContract, place, FormatResolver.ShortName(type), mistake));
        else if (hosts && ContractParser.ObstacleOf(type, context.Compilation) is { } obstacle)
            context.ReportDiagnostic(Diagnostic.Create(Rules.SameDescriptor, place, type.Name, obstacle));
    }

    private static SimpleNameSyntax? NameOf(ExpressionSyntax called) => called switch
    {
        MemberAccessExpressionSyntax access => access.Name,
        MemberBindingExpressionSyntax access => access.Name,
        SimpleNameSyntax name => name,
        _ => null,
    };

    /// <summary>Returns the called method, or the method that the compiler rejects because the type is not a contract.</summary>
    private static IMethodSymbol? FindMethod(SymbolInfo info)
    {
        IEnumerable<ISymbol?> found = [info.Symbol, .. info.CandidateSymbols];
        return found.OfType<IMethodSymbol>().FirstOrDefault(method =>
            method.TypeParameters.Any(parameter => parameter.Name == Parameter)
            && method.ContainingAssembly?.Name is "DubboNet" or "DubboNet.Hosting");
    }

    /// <summary>Returns why a type is not a contract and what to do, or null if it is one.</summary>
    private static string? FindMistake(INamedTypeSymbol type, IMethodSymbol method, Compilation compilation)
    {
        bool isOwn = SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, compilation.Assembly);
        bool hasAttribute = type.Has(KnownAttributes.DubboService);
        // An error in a contract of this assembly is reported at the contract.
        if (hasAttribute ? isOwn || Implements(type) : Implements(type) && !type.GetMembers().Any(GeneratedParts.Declare))
            return null;
        if (hasAttribute)
            return $"its assembly '{type.ContainingAssembly?.Name}' was built without the generator: reference the package DubboNet there";
        if (type.AllInterfaces.FirstOrDefault(found => found.Has(KnownAttributes.DubboService)) is { } contract)
            return $"it implements one, so write {method.Name}<{contract.Name}>";
        return type.TypeKind == TypeKind.Interface
            ? $"write [DubboService(\"com.acme.{JavaNames.WithoutPrefix(type.Name)}\")] on the interface, "
                + "with the full name of the Java interface, and make it partial"
            : "a contract is a partial interface with [DubboService(\"full.name.of.the.Java.interface\")]";
    }

    private static bool Implements(INamedTypeSymbol type) => type.AllInterfaces.Any(found =>
        found.OriginalDefinition.ToDisplayString() == "DubboNet.IDubboContract<TSelf>"
        && SymbolEqualityComparer.Default.Equals(found.TypeArguments[0], type));
}
