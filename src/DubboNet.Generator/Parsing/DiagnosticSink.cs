using System.Globalization;
using Microsoft.CodeAnalysis;

namespace DubboNet.Generator;

/// <summary>Collects the errors that parsing finds. The analyzer reports them. The generator uses only the first error.</summary>
/// <param name="report">Reports a diagnostic, or null to store only the first error.</param>
/// <param name="fallback">The location for errors in symbols of another assembly.</param>
internal sealed class DiagnosticSink(Action<Diagnostic>? report = null, Location? fallback = null)
{
    /// <summary>Gets the first error as the compiler shows it, or null if there is none.</summary>
    public string? Error { get; private set; }

    /// <summary>Returns a sink with another location for errors in symbols of other assemblies.</summary>
    public DiagnosticSink For(AttributeData attribute) => new(Report, LocationOf(attribute));

    /// <inheritdoc cref="For(AttributeData)"/>
    public DiagnosticSink For(ISymbol symbol) => new(Report, GeneratedParts.UserLocation(symbol) ?? fallback);

    public void Add(DiagnosticDescriptor descriptor, ISymbol at, params object[] arguments) =>
        Report(Diagnostic.Create(descriptor, GeneratedParts.UserLocation(at) ?? fallback ?? Location.None, arguments));

    public void Add(DiagnosticDescriptor descriptor, AttributeData at, params object[] arguments) =>
        Report(Diagnostic.Create(descriptor, LocationOf(at) ?? fallback ?? Location.None, arguments));

    private void Report(Diagnostic diagnostic)
    {
        if (diagnostic.DefaultSeverity == DiagnosticSeverity.Error)
            Error ??= $"{diagnostic.Id}: {diagnostic.GetMessage(CultureInfo.InvariantCulture)}";
        report?.Invoke(diagnostic);
    }

    private static Location? LocationOf(AttributeData attribute) => attribute.ApplicationSyntaxReference?.GetSyntax().GetLocation();
}
