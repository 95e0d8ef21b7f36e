namespace DubboNet.Java;

/// <summary>Contains all classes that are written, and finds them by name.</summary>
internal sealed class JavaDeclarations
{
    private readonly SortedDictionary<string, JavaDeclaration> _byName = new(StringComparer.Ordinal);
    private readonly ILookup<string, JavaDeclaration> _nested;

    public JavaDeclarations(IEnumerable<JavaDeclaration> declarations)
    {
        foreach (JavaDeclaration declaration in declarations)
        {
            if (!_byName.TryAdd(declaration.Name, declaration))
                throw new ArgumentException($"The class {declaration.Name} is declared twice.", nameof(declarations));
        }

        // A nested class needs a class around it.
        foreach (string name in _byName.Keys.ToList())
        {
            for (string? outer = OuterOf(name); outer is not null && !_byName.ContainsKey(outer); outer = OuterOf(outer))
                _byName.Add(outer, new JavaDeclaration { Name = outer, Kind = JavaClassKind.Class, IsHolder = true });
        }

        _nested = _byName.Values.Where(declaration => declaration.Outer is not null).ToLookup(declaration => declaration.Outer!);
    }

    /// <summary>Gets the classes that have a file of their own, sorted by their names.</summary>
    public IEnumerable<JavaDeclaration> TopLevel => _byName.Values.Where(declaration => declaration.Outer is null);

    public JavaDeclaration? Find(string name) => _byName.GetValueOrDefault(name);

    public bool HasClass(string package, string simpleName) =>
        _byName.ContainsKey(package.Length == 0 ? simpleName : $"{package}.{simpleName}");

    /// <summary>Returns the classes that a class declares as members.</summary>
    public IEnumerable<JavaDeclaration> NestedIn(JavaDeclaration outer) => _nested[outer.Name];

    /// <summary>Returns a class and all classes within it.</summary>
    public IReadOnlyList<JavaDeclaration> WithNested(JavaDeclaration outer) => [outer, .. NestedIn(outer).SelectMany(WithNested)];

    /// <summary>Returns whether a class inherits a nested class of a name, which stands before an import of that name.</summary>
    public bool IsHidden(string simpleName, JavaDeclaration within) => WithNested(within)
        .SelectMany(AncestorsOf)
        .Any(ancestor => NestedIn(ancestor).Any(nested => nested.SimpleName == simpleName));

    /// <summary>Returns the superclasses of a class that are written, nearest first.</summary>
    public IEnumerable<JavaDeclaration> AncestorsOf(JavaDeclaration declaration)
    {
        JavaDeclaration? next = declaration;
        while (next.Superclass is { } superclass && (next = Find(superclass.Name)) is not null)
            yield return next;
    }

    private static string? OuterOf(string name) => name.LastIndexOf('$') is > 0 and int sign ? name[..sign] : null;
}
