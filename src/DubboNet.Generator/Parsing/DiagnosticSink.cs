using Microsoft.CodeAnalysis;

namespace DubboNet.Generator;

/// <summary>Takes the mistakes that parsing finds. The generator has no use for them; the analyzer, which parses as well, reports them.</summary>
/// <param name="report">Null: nobody wants them.</param>
/// <param name="fallback">Where a mistake stands that a symbol of another assembly has.</param>
internal sealed class DiagnosticSink(Action<Diagnostic>? report, AttributeData? fallback = null)
{
    public static DiagnosticSink None { get; } = new(null);

    /// <summary>The same for what an attribute says of somebody else's type.</summary>
    public DiagnosticSink For(AttributeData attribute) => report is null ? this : new DiagnosticSink(report, attribute);

    public void Add(DiagnosticDescriptor descriptor, ISymbol at, params object[] arguments)
    {
        if (report is not null)
            report(Diagnostic.Create(descriptor, at.Locations.FirstOrDefault(place => place.IsInSource) ?? LocationOf(fallback), arguments));
    }

    public void Add(DiagnosticDescriptor descriptor, AttributeData at, params object[] arguments)
    {
        if (report is not null)
            report(Diagnostic.Create(descriptor, LocationOf(at), arguments));
    }

    private static Location LocationOf(AttributeData? attribute) => attribute?.ApplicationSyntaxReference?.GetSyntax().GetLocation() ?? Location.None;
}
