namespace DubboNet.Java;

/// <summary>
/// Finds the classes of a class path and what they inherit. Classes of the Java platform need not be on the class path. Instances are not
/// safe for concurrent use.
/// </summary>
/// <param name="path">The class path, which must stay open.</param>
public sealed partial class JavaSymbols(JavaClassPath path)
{
    /// <summary>The number of classes above each other. Code that people write has some ten.</summary>
    private const int MaxParents = 64;

    private readonly Dictionary<string, JavaClassSymbol?> _known = new(StringComparer.Ordinal);
    private readonly Dictionary<string, bool> _packages = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyDictionary<string, JavaSourceType>> _sources = new(StringComparer.Ordinal);
    private readonly List<JavaMissingClass> _missing = [];
    private readonly HashSet<string> _missingNames = new(StringComparer.Ordinal);

    /// <summary>
    /// Gets the classes that were looked for as a parent or a referenced type and were not found, in the order in which they were missed.
    /// Classes of the packages <c>java</c> and <c>javax</c> are not listed.
    /// </summary>
    public IReadOnlyList<JavaMissingClass> Missing => _missing;

    /// <summary>Returns a class, or null if the class path does not have it.</summary>
    /// <param name="name">The binary name, such as <c>com.acme.Order$Line</c>.</param>
    /// <exception cref="JavaClassFormatException">The class file is broken.</exception>
    public JavaClassSymbol? Find(string name)
    {
        if (_known.TryGetValue(name, out JavaClassSymbol? known))
            return known;
        ClassFile? file = path.Find(name);
        JavaClassSymbol? found = file is { Module: null } ? ClassSymbolReader.Read(file, FindSource(file), IsNotNullByDefault(file)) : null;
        _known.Add(name, found);
        return found;
    }

    /// <summary>
    /// Returns the classes that a pattern matches, without local classes and those of the compiler, sorted by their names.
    /// </summary>
    /// <param name="pattern">A pattern, as <see cref="JavaClassPath.List"/> has it.</param>
    /// <exception cref="JavaClassFormatException">A class file is broken.</exception>
    public IReadOnlyList<JavaClassSymbol> List(string pattern) =>
    [
        .. from name in path.List(pattern)
           let found = Find(name)
           where found is { IsLocal: false, IsSynthetic: false } && found.SimpleName != "package-info"
           select found,
    ];

    /// <summary>Returns a class that another class names. A class that is missing is added to <see cref="Missing"/>.</summary>
    /// <param name="name">The binary name.</param>
    /// <param name="referredBy">The class that names it.</param>
    /// <exception cref="JavaClassFormatException">The class file is broken.</exception>
    public JavaClassSymbol? Resolve(string name, JavaClassSymbol referredBy)
    {
        ArgumentNullException.ThrowIfNull(referredBy);
        JavaClassSymbol? found = Find(name);
        if (found is null && !IsOfPlatform(name) && _missingNames.Add(name))
            _missing.Add(new JavaMissingClass(name, referredBy.Name));
        return found;
    }

    /// <summary>
    /// Returns the class itself and its parents, as far as the class path has them. Parents come after their subclasses, and superclasses
    /// before interfaces. Type arguments are those that the class sees.
    /// </summary>
    /// <param name="type">The class.</param>
    /// <exception cref="JavaClassFormatException">The class file of a parent is broken.</exception>
    public IReadOnlyList<JavaInheritedClass> GetHierarchy(JavaClassSymbol type)
    {
        ArgumentNullException.ThrowIfNull(type);
        List<JavaInheritedClass> found = [];
        AddWithParents(new JavaInheritedClass(type, TypeSubstitution.None), found, new(StringComparer.Ordinal) { type.Name }, depth: 0);
        found.Reverse();
        return found;
    }

    /// <summary>
    /// Returns the instance fields of a class and its superclasses, with the type arguments that the class sees. Its own fields come first.
    /// </summary>
    /// <param name="type">The class.</param>
    /// <exception cref="JavaClassFormatException">The class file of a parent is broken.</exception>
    public IReadOnlyList<JavaFieldSymbol> GetFields(JavaClassSymbol type) =>
    [
        .. from parent in GetHierarchy(type)
           from field in parent.Class.Fields
           where !field.IsStatic
           select field with { Type = parent.Substitution.Apply(field.Type) },
    ];

    /// <summary>
    /// Returns the methods of a class and its parents, with the type arguments that the class sees. Overridden and private methods of
    /// parents are left out, and so are static methods of parents that are interfaces. Methods of <c>java.lang.Object</c> are not included.
    /// </summary>
    /// <param name="type">The class.</param>
    /// <exception cref="JavaClassFormatException">The class file of a parent is broken.</exception>
    public IReadOnlyList<JavaMethodSymbol> GetMethods(JavaClassSymbol type)
    {
        List<JavaMethodSymbol> methods = [];
        HashSet<string> signatures = new(StringComparer.Ordinal);
        foreach (JavaInheritedClass parent in GetHierarchy(type))
        {
            foreach (JavaMethodSymbol declared in parent.Class.Methods)
            {
                if (parent.Class != type && !IsInherited(declared, parent.Class))
                    continue;
                JavaMethodSymbol seen = parent.Substitution.Apply(declared);
                if (signatures.Add(Erasure.SignatureOf(seen, type)))
                    methods.Add(seen);
            }
        }

        return methods;
    }

    /// <summary>Returns whether a class belongs to the Java platform, by its name.</summary>
    internal static bool IsOfPlatform(string name) =>
        name.StartsWith("java.", StringComparison.Ordinal) || name.StartsWith("javax.", StringComparison.Ordinal);

    private static bool IsInherited(JavaMethodSymbol method, JavaClassSymbol declaring) =>
        method.Visibility != JavaVisibility.Private && !(method.IsStatic && declaring.Kind == JavaClassKind.Interface);

    // Adds parents before the class. The superclass is the last of them, so that it is the first in the reversed order.
    private void AddWithParents(JavaInheritedClass type, List<JavaInheritedClass> found, HashSet<string> names, int depth)
    {
        if (depth > MaxParents)
            throw new JavaClassFormatException(type.Class.File, null, $"the class is below more than {MaxParents} parents");
        IEnumerable<JavaClassType> parents = type.Class.Interfaces.Reverse();
        if (type.Class.Superclass is { } superclass)
            parents = parents.Append(superclass);
        foreach (JavaClassType used in parents)
        {
            if (!names.Add(used.Name) || Resolve(used.Name, type.Class) is not { } parent)
                continue;
            TypeSubstitution substitution = TypeSubstitution.Of(parent, type.Substitution.Apply(used));
            AddWithParents(new JavaInheritedClass(parent, substitution), found, names, depth + 1);
        }

        found.Add(type);
    }

    private JavaSourceType? FindSource(ClassFile file)
    {
        int package = file.Name.LastIndexOf('.') + 1;
        string sourcePath = file.Name[..package].Replace('.', '/') + file.SourceFile;
        if (!_sources.TryGetValue(sourcePath, out IReadOnlyDictionary<string, JavaSourceType>? types))
        {
            types = path.FindSource(sourcePath) is { } text ? JavaSourceParser.Parse(text) : new Dictionary<string, JavaSourceType>();
            _sources.Add(sourcePath, types);
        }

        return types.GetValueOrDefault(file.Name[package..]);
    }

    private bool IsNotNullByDefault(ClassFile file)
    {
        string? outer = Array.Find(file.InnerClasses, inner => inner.Name == file.Name)?.Outer;
        if (outer is not null && path.Find(outer) is { } around && NullnessReader.IsNotNullByDefault(around.Attributes.Annotations))
            return true;
        int dot = file.Name.LastIndexOf('.');
        string package = dot < 0 ? "" : file.Name[..dot];
        if (!_packages.TryGetValue(package, out bool isNotNull))
        {
            isNotNull = path.Find($"{package}.package-info") is { } info && NullnessReader.IsNotNullByDefault(info.Attributes.Annotations);
            _packages.Add(package, isNotNull);
        }

        return isNotNull;
    }
}
