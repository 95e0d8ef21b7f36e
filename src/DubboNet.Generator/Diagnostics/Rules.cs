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
        "'{0}' is no method and cannot be called: make it a method, or give it a body of its own",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "DN0013.md");

    public static readonly DiagnosticDescriptor SynchronousMethod = new(
        "DN0014",
        "The method must be asynchronous",
        "'{0}' returns {1}, but a call takes time: return Task, Task<T>, ValueTask or ValueTask<T>",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "DN0014.md");

    public static readonly DiagnosticDescriptor ByReference = new(
        "DN0015",
        "The parameter is passed by reference",
        "'{0}' is passed by reference, but the provider gets a copy: pass it by value and return what it becomes",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "DN0015.md");

    public static readonly DiagnosticDescriptor ParameterOrder = new(
        "DN0016",
        "The parameter stands in the wrong place",
        "'{0}' must stand before '{1}': arguments come first, then CallOptions, and the CancellationToken last",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "DN0016.md");

    public static readonly DiagnosticDescriptor GenericMethod = new(
        "DN0017",
        "The method is generic",
        "'{0}' is generic, but Java erases type parameters: declare it with the types that are meant, or with object",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "DN0017.md");

    public static readonly DiagnosticDescriptor SameDescriptor = new(
        "DN0018",
        "Two methods are one Java method",
        "'{0}' and '{1}' are both the Java method {2}: name another Java method or other parameter types with [DubboMethod]",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "DN0018.md");

    public static readonly DiagnosticDescriptor ParameterTypesCount = new(
        "DN0019",
        "The parameter types do not match",
        "'{0}' has {1} arguments, but ParameterTypes names {2}: name one Java type for each argument",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "DN0019.md");

    public static readonly DiagnosticDescriptor OneWayResult = new(
        "DN0020",
        "A one-way method has no result",
        "'{0}' is one-way, so no answer comes that could be its result: return Task or ValueTask",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "DN0020.md");

    public static readonly DiagnosticDescriptor TwinTypes = new(
        "DN0021",
        "Two types are one Java class",
        "'{0}' and '{1}' are both the Java class {2}, and the contract reaches both: a reader can create only one of them",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "DN0021.md");

    public static readonly DiagnosticDescriptor NoJavaType = new(
        "DN0022",
        "Nothing says which Java type it is",
        "Nothing says which Java type '{0}' of type '{1}' is, and Java finds methods by it: state it with [JavaType(\"...\")]",
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

    public static readonly DiagnosticDescriptor BareDateTime = new(
        "DN0025",
        "Nothing says which Java type a DateTime is",
        "'{0}' has a DateTime, which is a java.util.Date in Java: for a LocalDateTime write [JavaType(\"java.time.LocalDateTime\")], or state what a DateTime is in "
            + "the whole assembly with [assembly: HessianDefaults(DateTime = \"java.time.LocalDateTime\")] or \"java.util.Date\"",
        Category,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "DN0025.md");
}
