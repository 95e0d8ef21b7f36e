using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;

namespace DubboNet.Generator.CodeFixes;

/// <summary>Fixes DN0014 by changing the result of a contract's method to a task.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
internal sealed class ReturnTaskFix() : SyntaxFix("Return a task", "DN0014")
{
    private const string TaskName = "System.Threading.Tasks.Task";

    protected override SyntaxNode? Mend(SyntaxNode root, SyntaxNode mistake)
    {
        if (mistake.FirstAncestorOrSelf<MethodDeclarationSyntax>() is not { ReturnType: var result })
            return null;
        bool isVoid = result is PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.VoidKeyword };
        TypeSyntax task = SyntaxFactory.ParseTypeName(isVoid ? TaskName : $"{TaskName}<{result.WithoutTrivia()}>");
        return root.ReplaceNode(result, task.WithTriviaFrom(result).WithAdditionalAnnotations(Simplifier.Annotation));
    }
}
