using System.Globalization;
using Microsoft.CodeAnalysis;

namespace DubboNet.Generator;

/// <summary>Takes the mistakes that parsing finds. The analyzer reports them. The generator only asks for the first error.</summary>
/// <param name="report">Gets each mistake; null if it is enough to remember the first error.</param>
/// <param name="fallback">Where to report a mistake in a symbol of another assembly.</param>
internal sealed class DiagnosticSink(Action<Diagnostic>? report = null, Location? fallback = null)
{
    /// <summary>The first error as the compiler shows it; null if there is none.</summary>
    public string? Error { get; private set; }

    /// <summary>The same with another place for mistakes in symbols of other assemblies.</summary>
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
