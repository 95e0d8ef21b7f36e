using System.Reflection;
using Microsoft.CodeAnalysis;

namespace DubboNet.Generator;

/// <summary>Contains the descriptors of all diagnostics. Each has a page in docs/diagnostics.</summary>
internal static class Rules
{
    private const string Category = "DubboNet";

    /// <summary>The address of the project's pages, which the build writes into the assembly.</summary>
    private static readonly string Pages = typeof(Rules).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(data => data.Key == "PagesUrl").Value + "/docs/diagnostics/";

    public static readonly DiagnosticDescriptor NotPartial = new(
        "DN0001",
        "The type must be partial",
        "'{0}' must be partial so that its {1} can be generated into it: write 'partial' before '{2}'",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "DN0001.md");

    public static readonly DiagnosticDescriptor MalformedJavaName = new(
        "DN0002",
        "The Java name is not valid",
        "'{0}' is not a valid Java {1}: write it as Java does, for example {2}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "DN0002.md");

    public static readonly DiagnosticDescriptor UnsupportedType = new(
        "DN0003",
        "The type cannot be serialized",
        "'{0}' cannot be serialized: {1}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "DN0003.md");

    public static readonly DiagnosticDescriptor NoSubtype = new(
        "DN0004",
        "The type has no known subtype",
        "'{0}' cannot be created, and it lists no class that can: name each class that Java sends here with "
        + "[HessianSubtype(typeof(...))] on '{0}'",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "DN0004.md");

    public static readonly DiagnosticDescriptor NoConstructor = new(
        "DN0005",
        "The type has no usable constructor",
        "'{0}' has no usable constructor: add one without parameters, or one whose parameters have the names and types of its members",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "DN0005.md");

    public static readonly DiagnosticDescriptor DuplicateField = new(
        "DN0006",
        "Two members have the same Java name",
        "'{0}' and '{1}' are both the Java {2} '{3}': give one of them another name with [HessianField(\"...\")]",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "DN0006.md");

    public static readonly DiagnosticDescriptor NotSettable = new(
        "DN0007",
        "The member cannot be set",
        "'{0}' cannot be set when '{1}' is read: add a setter or init, add a constructor parameter '{2}', or "
        + "leave the member out with [HessianIgnore]",
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
        "The Java type is not valid",
        "'{0}' is not a valid Java type: write it as in Java source, with full names, for example java.util.List<java.lang.Long> or int[]",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "DN0009.md");

    public static readonly DiagnosticDescriptor WrongJavaType = new(
        "DN0010",
        "The Java type does not fit",
        "'{0}' cannot be {1}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "DN0010.md");

    public static readonly DiagnosticDescriptor WrongSubtype = new(
        "DN0011",
        "The subtype does not fit",
        "'{0}' cannot be listed as a subtype of '{1}': {2}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "DN0011.md");

    public static readonly DiagnosticDescriptor NoContract = new(
        "DN0012",
        "The interface cannot be a contract",
        "'{0}' cannot be a contract: {1}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "DN0012.md");

    public static readonly DiagnosticDescriptor NotAMethod = new(
        "DN0013",
        "Only methods can be called",
        "'{0}' is not a method, so it cannot be called: declare a method instead, or give it a body in the interface",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "DN0013.md");

    public static readonly DiagnosticDescriptor SynchronousMethod = new(
        "DN0014",
        "The method must be asynchronous",
        "'{0}' returns {1}, but a remote call takes time: return Task, Task<T>, ValueTask or ValueTask<T>",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "DN0014.md");

    public static readonly DiagnosticDescriptor ByReference = new(
        "DN0015",
        "The parameter is passed by reference",
        "'{0}' is passed by reference, but the provider gets a copy: pass it by value, and return the new value",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "DN0015.md");

    public static readonly DiagnosticDescriptor ParameterOrder = new(
        "DN0016",
        "The parameter is in the wrong position",
        "'{0}' must be before '{1}': first the arguments, then DubboCallOptions, then the CancellationToken",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "DN0016.md");

    public static readonly DiagnosticDescriptor GenericMethod = new(
        "DN0017",
        "The method is generic",
        "'{0}' is generic, but Java erases type parameters: declare one method for each type, or use object",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "DN0017.md");

    public static readonly DiagnosticDescriptor SameDescriptor = new(
        "DN0018",
        "Two methods are the same Java method",
        "'{0}' cannot be hosted: {1}. Give one of them another Java method with [DubboMethod], or move it to "
        + "an interface that is only called.",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "DN0018.md");

    public static readonly DiagnosticDescriptor ParameterTypesCount = new(
        "DN0019",
        "The parameter types do not match",
        "'{0}' has {1} arguments, but ParameterTypes lists {2}: list one Java type for each argument",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "DN0019.md");

    public static readonly DiagnosticDescriptor OneWayResult = new(
        "DN0020",
        "A one-way method has no result",
        "'{0}' is one-way, so the provider sends no result: return Task or ValueTask",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "DN0020.md");

    public static readonly DiagnosticDescriptor DuplicateJavaClass = new(
        "DN0021",
        "Two types are the same Java class",
        "'{0}' and '{1}' are both the Java class {2}, and the contract uses both: use one of them everywhere",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "DN0021.md");

    public static readonly DiagnosticDescriptor NoJavaType = new(
        "DN0022",
        "The Java type is not known",
        "The Java type of '{0}' is not known from '{1}', and Java finds methods by it: state it with [JavaType(\"...\")]",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "DN0022.md");

    public static readonly DiagnosticDescriptor NotCallable = new(
        "DN0023",
        "The parameter cannot be called back",
        "'{0}' cannot be called back: {1}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "DN0023.md");

    public static readonly DiagnosticDescriptor UnlistedSubtype = new(
        "DN0024",
        "The subtype is not listed",
        "'{0}' derives from '{1}', which does not list it: where '{1}' is declared, a '{0}' from Java is not "
        + "read as '{0}'. Write [HessianSubtype(typeof({0}))] on '{1}'.",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "DN0024.md",
        customTags: WellKnownDiagnosticTags.CompilationEnd);

    public static readonly DiagnosticDescriptor BareDateTime = new(
        "DN0025",
        "The Java type of a DateTime is not specified",
        "'{0}' has a DateTime, which is a java.util.Date in Java: for a LocalDateTime write [JavaType(\"java.time.LocalDateTime\")], or "
        + "state what a DateTime is in the whole assembly with [assembly: HessianDefaults(DateTime = \"java.time.LocalDateTime\")] or "
        + "\"java.util.Date\"",
        Category,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "DN0025.md");

    public static readonly DiagnosticDescriptor NoCause = new(
        "DN0026",
        "The exception loses its cause",
        "'{0}' has no constructor that takes the cause, so the exception that caused it is not its "
        + "InnerException: add a parameter 'Exception? innerException', as in {0}(string? message, Exception? innerException)",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "DN0026.md");

    public static readonly DiagnosticDescriptor NotAContract = new(
        "DN0027",
        "The type is not a contract",
        "'{0}' is not a contract: {1}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "DN0027.md");
}
