namespace DubboNet.Java;

/// <summary>The classes that a set of Java files declares, in the form of their class files.</summary>
internal sealed class SourceLibrary
{
    private const string PackageFile = "package-info.java";

    private readonly Dictionary<string, SourceScope> _types = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SourceUnit> _packages = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string[]?> _parents = new(StringComparer.Ordinal);
    private readonly SourceClassReader _reader;
    private readonly TypeBinder _binder;

    /// <summary>Creates a library.</summary>
    /// <param name="units">The files.</param>
    /// <param name="classes">The classes that the files can name, with those of this library.</param>
    /// <exception cref="JavaClassFormatException">A class is declared twice.</exception>
    public SourceLibrary(IEnumerable<SourceUnit> units, ISourceClasses classes)
    {
        _binder = new TypeBinder(new SourceNames(classes), name => _types.GetValueOrDefault(name)?.Type);
        _reader = new SourceClassReader(_binder);
        foreach (SourceUnit unit in units)
        {
            if (unit.FileName == PackageFile)
                _packages.TryAdd($"{unit.Package}.package-info", unit);
            string package = unit.Package.Length == 0 ? "" : $"{unit.Package}.";
            foreach (TypeDeclaration type in unit.Types)
                Add(unit, null, package + type.Name, type);
        }
    }

    /// <summary>Gets the binary names of the classes.</summary>
    public IEnumerable<string> Names => _types.Keys;

    public bool Has(string name) => _types.ContainsKey(name);

    /// <summary>Returns a class, or null if it is not declared.</summary>
    public ClassFile? Find(string name)
    {
        if (_types.TryGetValue(name, out SourceScope? scope))
            return _reader.Read(scope);
        return _packages.TryGetValue(name, out SourceUnit? unit) ? _reader.ReadPackage(name, unit) : null;
    }

    /// <summary>Returns the names of the superclass and the interfaces that a class states.</summary>
    public IEnumerable<string> FindParents(string name)
    {
        if (!_types.TryGetValue(name, out SourceScope? scope))
            return [];
        if (!_parents.TryGetValue(name, out string[]? parents))
        {
            // The names of parents can be looked for in the class itself. It has no known parents then.
            _parents.Add(name, null);
            TypeDeclaration type = scope.Type!;
            IEnumerable<TypeSyntax> stated = type.Superclass is null ? type.Interfaces : type.Interfaces.Prepend(type.Superclass);
            parents = [.. stated.Select(parent => _binder.BindClass(parent, scope.Head).Name)];
            _parents[name] = parents;
        }

        return parents ?? [];
    }

    private void Add(SourceUnit unit, SourceScope? outer, string name, TypeDeclaration type)
    {
        var scope = new SourceScope(unit, outer, type, name, type.TypeParameters);
        if (!_types.TryAdd(name, scope))
        {
            throw JavaClassFormatException.InSource(
                unit.File, type.Line, $"{name} is declared in {_types[name].Unit.File}, too. Name a folder with one of them");
        }

        foreach (TypeDeclaration nested in type.Nested)
            Add(unit, scope, $"{name}${nested.Name}", nested);
    }
}
