using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;

namespace DubboNet.Generator.CodeFixes;

/// <summary>Fixes DN0003 and DN0007 by leaving a member out with <c>[HessianIgnore]</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
internal sealed class IgnoreMemberFix() : SyntaxFix("Leave it out with [HessianIgnore]", "DN0003", "DN0007")
{
    protected override SyntaxNode? Mend(SyntaxNode root, SyntaxNode mistake)
    {
        MemberDeclarationSyntax? member = mistake.FirstAncestorOrSelf<MemberDeclarationSyntax>();
        if (member is not (PropertyDeclarationSyntax or FieldDeclarationSyntax))
            return null;
        NameSyntax name = SyntaxFactory.ParseName("DubboNet.HessianIgnore").WithAdditionalAnnotations(Simplifier.Annotation);
        AttributeListSyntax list = SyntaxFactory.AttributeList(SyntaxFactory.SingletonSeparatedList(SyntaxFactory.Attribute(name)));
        return root.ReplaceNode(
            member, member.WithAttributeLists(member.AttributeLists.Insert(0, list.WithTrailingTrivia(SyntaxFactory.ElasticLineFeed))));
    }
}
