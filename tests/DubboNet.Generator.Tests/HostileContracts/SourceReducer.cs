using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DubboNet.Generator.Tests.HostileContracts;

/// <summary>Removes as much as possible from code without losing a fault.</summary>
internal static class SourceReducer
{
    /// <summary>Returns the smallest code that was found.</summary>
    /// <param name="source">The code.</param>
    /// <param name="fails">Returns whether code still has the fault.</param>
    public static async Task<string> ReduceAsync(string source, Func<string, Task<bool>> fails)
    {
        for (bool isSmaller = true; isSmaller;)
        {
            isSmaller = false;
            for (int i = 0; i < Parts(source).Count; i++)
            {
                while (i < Parts(source).Count
                    && Without(source, i) is { } smaller
                    && smaller.Length < source.Length
                    && await fails(smaller))
                {
                    source = smaller;
                    isSmaller = true;
                }
            }
        }

        return source;
    }

    private static List<SyntaxNode> Parts(string source) =>
    [
        .. CSharpSyntaxTree.ParseText(source).GetRoot().DescendantNodes()
            .Where(node => node is MemberDeclarationSyntax or AttributeListSyntax or ParameterSyntax or EnumMemberDeclarationSyntax
                or BaseListSyntax or TypeParameterConstraintClauseSyntax or AttributeArgumentSyntax or BaseTypeSyntax),
    ];

    private static string? Without(string source, int part)
    {
        SyntaxNode node = Parts(source)[part];
        return node.SyntaxTree.GetRoot().RemoveNode(node, SyntaxRemoveOptions.KeepNoTrivia)?.ToFullString();
    }
}
