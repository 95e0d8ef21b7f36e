using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DubboNet.Generator.CodeFixes;

/// <summary>Fixes DN0001 by adding <c>partial</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
internal sealed class MakePartialFix() : SyntaxFix("Make it partial", "DN0001")
{
    protected override SyntaxNode? Mend(SyntaxNode root, SyntaxNode mistake) =>
        mistake.FirstAncestorOrSelf<TypeDeclarationSyntax>() is { } type
            ? root.ReplaceNode(type, type.AddModifiers(SyntaxFactory.Token(SyntaxKind.PartialKeyword)))
            : null;
}
