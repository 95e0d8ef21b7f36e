using Microsoft.CodeAnalysis;

namespace DubboNet.Generator;

/// <summary>The mistakes that are reported. Each has a page in docs/diagnostics.</summary>
internal static partial class Rules
{
    private const string Category = "DubboNet";
    private const string Pages = "https://github.com/dubbonet/dubbonet/blob/main/docs/diagnostics/";

    public static readonly DiagnosticDescriptor NotPartial = new(
        "DN0001",
        "The type must be partial",
        "'{0}' must be partial, so that its {1} can be generated into it: write 'partial' before '{2}'",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "DN0001.md");

    public static readonly DiagnosticDescriptor MalformedJavaName = new(
        "DN0002",
        "No Java name",
        "'{0}' is no Java {1}: write it as Java does, such as {2}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "DN0002.md");

    public static readonly DiagnosticDescriptor UnsupportedType = new(
        "DN0003",
        "The type cannot be carried",
        "'{0}' cannot be carried: {1}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "DN0003.md");

    public static readonly DiagnosticDescriptor NoSubtype = new(
        "DN0004",
        "No subtype is known",
        "Nothing that is '{0}' is known, so no value of it can be read: name the classes that can stand there with [HessianSubtype(typeof(...))] on '{0}'",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "DN0004.md");

    public static readonly DiagnosticDescriptor NoConstructor = new(
        "DN0005",
        "No constructor can be used",
        "No constructor of '{0}' can be used: give it one without parameters, or one whose parameters have the names and types of its members",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "DN0005.md");

    public static readonly DiagnosticDescriptor DuplicateField = new(
        "DN0006",
        "Two members are one Java field",
        "'{0}' and '{1}' are both the Java {2} '{3}': name one of them with [HessianField(\"...\")]",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "DN0006.md");

    public static readonly DiagnosticDescriptor NotSettable = new(
        "DN0007",
        "The member cannot be set",
        "'{0}' cannot be set when '{1}' is read: give it a setter or init, take it as a constructor's parameter '{2}', or keep it back with [HessianIgnore]",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "DN0007.md");

    public static readonly DiagnosticDescriptor NotCarriable = new(
        "DN0008",
        "The type cannot have a formatter",
        "'{0}' cannot have a formatter: {1}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "DN0008.md");

    public static readonly DiagnosticDescriptor MalformedJavaType = new(
        "DN0009",
        "The Java type is malformed",
        "'{0}' is no Java type: write it as Java's source has it, with full names, such as java.util.List<java.lang.Long> or int[]",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "DN0009.md");

    public static readonly DiagnosticDescriptor WrongJavaType = new(
        "DN0010",
        "The Java type does not fit",
        "'{0}' cannot be carried as {1}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "DN0010.md");

    public static readonly DiagnosticDescriptor WrongSubtype = new(
        "DN0011",
        "The subtype does not fit",
        "'{0}' cannot stand where '{1}' is declared: {2}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "DN0011.md");
}
