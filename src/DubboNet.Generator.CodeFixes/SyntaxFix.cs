using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace DubboNet.Generator.CodeFixes;

/// <summary>Represents a fix that changes the syntax at the location of the error.</summary>
/// <param name="title">The title in the editor.</param>
/// <param name="ids">The diagnostics that it fixes.</param>
internal abstract class SyntaxFix(string title, params string[] ids) : CodeFixProvider
{
    public sealed override ImmutableArray<string> FixableDiagnosticIds { get; } = [.. ids];

    public sealed override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SyntaxNode? root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        if (root is null || Mend(root, root.FindNode(context.Span)) is not { } mended)
            return;
        context.RegisterCodeFix(
            CodeAction.Create(title, _ => Task.FromResult(context.Document.WithSyntaxRoot(mended)), title), context.Diagnostics);
    }

    /// <summary>Returns the changed root, or null if nothing changes.</summary>
    protected abstract SyntaxNode? Mend(SyntaxNode root, SyntaxNode mistake);
}
