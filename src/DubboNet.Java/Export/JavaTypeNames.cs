namespace DubboNet.Java;

/// <summary>Decides under which names a source file refers to classes, and which of them it imports.</summary>
internal sealed class JavaTypeNames
{
    private const string Language = "java.lang";

    private readonly string _package;
    private readonly JavaDeclarations _all;

    /// <summary>The classes by their simple names, without those around a nested class.</summary>
    private readonly Dictionary<string, string> _simple = new(StringComparer.Ordinal);

    public JavaTypeNames(JavaDeclaration top, JavaDeclarations all)
    {
        _package = top.Package;
        _all = all;
        IReadOnlyList<JavaDeclaration> declared = all.WithNested(top);
        foreach (JavaDeclaration declaration in declared)
        {
            _simple.TryAdd(declaration.SimpleName, declaration.Name);
            foreach (JavaTypeParameter parameter in declaration.TypeParameters)
                _simple.TryAdd(parameter.Name, "");
        }

        // Of two classes with one simple name, that with more uses is imported.
        IEnumerable<string> used = declared.SelectMany(JavaUses.NamesIn).Select(OutermostOf)
            .Where(name => !(IsDeprecated(name) && PackageOf(name) != _package) && !IsDeclaredHere(name))
            .GroupBy(name => name)
            .OrderBy(uses => RankOf(uses.Key))
            .ThenByDescending(uses => uses.Count())
            .ThenBy(uses => uses.Key, StringComparer.Ordinal)
            .Select(uses => uses.Key);
        foreach (string name in used.Where(name => !all.IsHidden(SimpleNameOf(name), top)))
            _simple.TryAdd(SimpleNameOf(name), name);
        IsDeprecatedUsed = declared.SelectMany(JavaUses.NamesIn).Any(name => IsDeprecated(name) && OutermostOf(name) != top.Name);
    }

    /// <summary>Gets a value indicating whether the file refers to a deprecated class of another file.</summary>
    public bool IsDeprecatedUsed { get; }

    /// <summary>Gets the classes to import, sorted.</summary>
    public IEnumerable<string> Imports => _simple.Values
        .Where(name => name.Length > 0 && !name.Contains('$', StringComparison.Ordinal) && PackageOf(name) is var from
            && from != _package && from.Length > 0 && (from != Language || _all.HasClass(_package, SimpleNameOf(name))))
        .Order(StringComparer.Ordinal);

    /// <summary>Returns a type as the file writes it.</summary>
    public string Of(JavaType type) => type switch
    {
        JavaArrayType array => $"{Of(array.Element)}[]",
        JavaWildcard { Upper: { } upper } => $"? extends {Of(upper)}",
        JavaWildcard { Lower: { } lower } => $"? super {Of(lower)}",
        JavaClassType { Arguments.Count: > 0 } used => $"{Of(used.Name)}<{string.Join(", ", used.Arguments.Select(Of))}>",
        JavaClassType used => Of(used.Name),
        _ => type.ToString(),
    };

    private string Of(string name)
    {
        if (_simple.TryGetValue(SimpleNameOf(name), out string? declared) && declared == name)
            return SimpleNameOf(name);
        string outermost = OutermostOf(name);
        bool isShort = _simple.TryGetValue(SimpleNameOf(outermost), out string? known) && known == outermost;
        return (isShort ? name[(outermost.Length - SimpleNameOf(outermost).Length)..] : name).Replace('$', '.');
    }

    private bool IsDeclaredHere(string name) => _simple.TryGetValue(SimpleNameOf(name), out string? known) && known == name;

    // Java 8 reports an import of a deprecated class where no annotation can suppress it.
    private bool IsDeprecated(string name) => _all.Find(name)?.Documentation.Deprecation is not null;

    private int RankOf(string name) => PackageOf(name) switch
    {
        var package when package == _package => 0,
        Language => 1,
        _ => 2,
    };

    private static string OutermostOf(string name) => name.IndexOf('$', StringComparison.Ordinal) is > 0 and int sign ? name[..sign] : name;

    private static string SimpleNameOf(string name) => name[(name.LastIndexOfAny(['.', '$']) + 1)..];

    private static string PackageOf(string name) => name.LastIndexOf('.') is > 0 and int dot ? name[..dot] : "";
}
