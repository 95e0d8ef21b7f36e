using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace DubboNet.Generator.CodeFixes;

/// <summary>A fix that is a change of the syntax where the mistake stands.</summary>
/// <param name="title">What the editor offers.</param>
/// <param name="ids">The mistakes that it mends.</param>
internal abstract class SyntaxFix(string title, params string[] ids) : CodeFixProvider
{
    public sealed override ImmutableArray<string> FixableDiagnosticIds { get; } = [.. ids];

    public sealed override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SyntaxNode? root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        if (root is null || Mend(root, root.FindNode(context.Span)) is not { } mended)
            return;
        context.RegisterCodeFix(CodeAction.Create(title, _ => Task.FromResult(context.Document.WithSyntaxRoot(mended)), title), context.Diagnostics);
    }

    /// <summary>The changed root; null if there is nothing to change.</summary>
    protected abstract SyntaxNode? Mend(SyntaxNode root, SyntaxNode mistake);
}
