using DubboNet.Java;

namespace DubboNet.Tool;

/// <summary>Leaves out what refers to classes that neither Java nor the export has, because it would not compile.</summary>
internal sealed class ReferenceCheck
{
    private readonly JavaDeclaration[] _all;
    private readonly IReadOnlyDictionary<string, ClrTypeDefinition> _sources;
    private readonly ExportReport _report;
    private readonly Dictionary<string, JavaDeclaration> _known;

    public ReferenceCheck(
        JavaDeclaration[] all, IReadOnlyDictionary<string, ClrTypeDefinition> sources, ExportReport report)
    {
        (_all, _sources, _report) = (all, sources, report);
        _known = all.ToDictionary(declaration => declaration.Name);
    }

    /// <summary>Returns the classes without what is left out.</summary>
    public JavaDeclaration[] Run() => [.. _all.Select(Check)];

    private JavaDeclaration Check(JavaDeclaration declaration) => declaration with
    {
        TypeParameters =
        [
            .. declaration.TypeParameters.Select(parameter => new JavaTypeParameter(
                parameter.Name, [.. parameter.Bounds.Where(bound => IsWhole(declaration, parameter.Name, bound))])),
        ],
        Superclass = declaration.Superclass is { } parent && IsWhole(declaration, null, parent) ? parent : null,
        Interfaces = [.. declaration.Interfaces.Where(parent => IsWhole(declaration, null, parent))],
        Fields = [.. declaration.Fields.Where(field => IsWhole(declaration, field.Name, field.Type))],
        Methods =
        [
            .. declaration.Methods.Where(method => new JavaType[] { method.Result }
                .Concat(method.Parameters.Select(parameter => parameter.Type))
                .Concat(method.Exceptions)
                .All(type => IsWhole(declaration, method.Name, type))),
        ],
    };

    private bool IsWhole(JavaDeclaration declaration, string? member, JavaType type)
    {
        string? reason = FindProblem(type);
        if (reason is not null)
            _report.Add(_sources[declaration.Name], member, reason);
        return reason is null;
    }

    private string? FindProblem(JavaType type) => type switch
    {
        JavaArrayType array => FindProblem(array.Element),
        JavaWildcard { Upper: { } upper } => FindProblem(upper),
        JavaWildcard { Lower: { } lower } => FindProblem(lower),
        JavaClassType used => FindProblem(used) ?? used.Arguments.Select(FindProblem).FirstOrDefault(problem => problem is not null),
        _ => null,
    };

    private string? FindProblem(JavaClassType used)
    {
        if (PlatformTypes.IsPlatform(used.Name))
            return null;
        if (!_known.TryGetValue(used.Name, out JavaDeclaration? declared))
            return $"The Java class {used.Name} is stated, and no C# type of the export is that class. Declare one with [HessianType].";
        return declared.TypeParameters.Count == used.Arguments.Count
            ? null
            : $"The Java class {used.Name} has {declared.TypeParameters.Count} type parameters, and {used} has {used.Arguments.Count}. "
                + "State the type with all type arguments.";
    }
}
