namespace DubboNet.Java;

/// <summary>Tells what Java's Hessian does with the objects of classes.</summary>
internal sealed class JavaTraits(JavaSymbols symbols)
{
    private static readonly string[] SerializableParents = ["java.util.", "java.math.", "java.time.", "java.text."];

    /// <summary>The parents of the platform that have no fields that are sent.</summary>
    private static readonly HashSet<string> EmptyParents = new(StringComparer.Ordinal)
    {
        "java.lang.Object", "java.lang.Record", "java.lang.Enum", "java.lang.Number", "java.util.EventObject",
    };

    /// <summary>Returns the superclasses that are not on the class path, which is one at most, and the class that names it.</summary>
    public (JavaClassSymbol Class, JavaClassType Parent)? FindUnknownParent(JavaClassSymbol type)
    {
        JavaInheritedClass top = TopOf(type);
        return top.Class.Superclass is { Name: not "java.lang.Object" } parent ? (top.Class, (JavaClassType)top.Apply(parent)) : null;
    }

    /// <summary>Returns whether a superclass that is not on the class path has no fields that are sent.</summary>
    public static bool IsEmpty(string parent) => EmptyParents.Contains(parent);

    /// <summary>Returns whether Java throws objects of a class.</summary>
    public bool IsThrowable(JavaClassSymbol type) => FindUnknownParent(type)?.Parent.Name is { } parent
        && (parent == "java.lang.Throwable" || parent.EndsWith("Exception", StringComparison.Ordinal)
            || parent.EndsWith("Error", StringComparison.Ordinal));

    /// <summary>
    /// Returns whether a class or one of its parents is Serializable, without which Java does not send its objects. A parent that is
    /// missing gets the benefit of the doubt.
    /// </summary>
    public bool IsSerializable(JavaClassSymbol type)
    {
        if (type.Kind == JavaClassKind.Enum || IsThrowable(type))
            return true;
        foreach (JavaInheritedClass parent in symbols.GetHierarchy(type))
        {
            IEnumerable<string> names = parent.Class.Interfaces.Select(used => used.Name).Append(parent.Class.Superclass?.Name ?? "");
            if (names.Any(IsSerializable))
                return true;
        }

        return false;
    }

    /// <summary>Returns the collection that a class is, with the type arguments of a use, or null if it is none.</summary>
    public (CollectionType Collection, IReadOnlyList<JavaType> Arguments)? FindCollection(JavaClassSymbol type, JavaClassType used)
    {
        TypeSubstitution substitution = TypeSubstitution.Of(type, used);
        foreach (JavaInheritedClass parent in symbols.GetHierarchy(type))
        {
            IEnumerable<JavaClassType> parents = parent.Class.Interfaces;
            if (parent.Class.Superclass is { } superclass)
                parents = parents.Prepend(superclass);
            foreach (JavaClassType named in parents)
            {
                if (CollectionTypes.FindParent(named.Name) is { } collection)
                    return (collection, ((JavaClassType)substitution.Apply(parent.Apply(named))).Arguments);
            }
        }

        return null;
    }

    /// <summary>Returns the type parameters of a class, with those of the classes around an inner class.</summary>
    public IReadOnlyList<JavaTypeParameter> AllParametersOf(JavaClassSymbol type)
    {
        IReadOnlyList<JavaTypeParameter> around = type is { IsStatic: false, Outer: { } outer, Kind: JavaClassKind.Class }
            && symbols.Find(outer) is { } found
            ? AllParametersOf(found)
            : [];
        return [.. around.Where(parameter => type.TypeParameters.All(own => own.Name != parameter.Name)), .. type.TypeParameters];
    }

    private JavaInheritedClass TopOf(JavaClassSymbol type)
    {
        IReadOnlyList<JavaInheritedClass> hierarchy = symbols.GetHierarchy(type);
        JavaInheritedClass top = hierarchy[0];
        while (hierarchy.FirstOrDefault(parent => parent.Class.Name == top.Class.Superclass?.Name) is { } next)
            top = next;
        return top;
    }

    private bool IsSerializable(string parent)
    {
        if (parent is "java.io.Serializable" or "java.io.Externalizable")
            return true;
        if (parent.Length == 0 || parent == "java.lang.Object")
            return false;
        return JavaSymbols.IsOfPlatform(parent)
            ? parent == "java.lang.Number" || SerializableParents.Any(prefix => parent.StartsWith(prefix, StringComparison.Ordinal))
                && !IsInterface(parent)
            : symbols.Find(parent) is null;
    }

    // Of the platform's interfaces, those of collections and functions have plain names, and no class of data is known by them alone.
    private static bool IsInterface(string name) => name is "java.util.Comparator" or "java.util.EventListener" or "java.util.Iterator"
        or "java.util.Observer" or "java.util.Enumeration" || name.StartsWith("java.util.function.", StringComparison.Ordinal)
        || name.StartsWith("java.util.concurrent.", StringComparison.Ordinal);
}
