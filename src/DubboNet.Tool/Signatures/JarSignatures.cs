using DubboNet.Java;

namespace DubboNet.Tool;

/// <summary>Reads the methods of an interface from jars and folders with class files.</summary>
internal sealed class JarSignatures : IDisposable
{
    private readonly JavaClassPath _path;
    private readonly JavaSymbols _symbols;
    private readonly string _name;

    /// <exception cref="FileNotFoundException">A path is neither a jar nor a folder.</exception>
    /// <exception cref="JavaClassFormatException">A file is not a jar.</exception>
    public JarSignatures(IReadOnlyList<string> paths)
    {
        _path = JavaClassPath.Open(paths);
        _symbols = new JavaSymbols(_path);
        _name = string.Join(", ", paths.Select(path => Path.GetFileName(path)));
    }

    /// <summary>Gets the names of all classes and interfaces.</summary>
    public IReadOnlyList<string> Names => _path.List("**");

    /// <summary>Returns the methods of an interface, or null if the jars do not have it.</summary>
    /// <exception cref="JavaClassFormatException">A class file is broken.</exception>
    public ServiceSignatures? Find(string interfaceName)
    {
        if (_symbols.Find(interfaceName) is not { } found)
            return null;
        MethodSignature[] methods = [.. _symbols.GetMethods(found).Where(method => !method.IsStatic).Select(Convert)];
        return new ServiceSignatures(_name, methods) { Types = FindTypes(methods), FindType = FindType };
    }

    /// <inheritdoc/>
    public void Dispose() => _path.Dispose();

    private static MethodSignature Convert(JavaMethodSymbol method)
    {
        string[] erased = JvmDescriptor.ToTypeNames(method.Descriptor[1..method.Descriptor.IndexOf(')', StringComparison.Ordinal)]);
        bool hasNames = method.Parameters.All(parameter => parameter.NameSource != JavaNameSource.Index);
        return new MethodSignature(
            method.Name,
            [.. method.Parameters.Select((parameter, index) => Choose(JavaTypeName.Parse($"{parameter.Type}"), erased[index]))],
            JavaTypeName.Parse($"{method.Result}"))
        {
            ParameterNames = hasNames ? [.. method.Parameters.Select(parameter => parameter.Name)] : null,
        };
    }

    // A type variable is known by its bound only.
    private static JavaTypeName Choose(JavaTypeName declared, string erased) =>
        declared.Erasure == erased ? declared : JavaTypeName.Parse(erased);

    // All classes that the methods reach.
    private JavaTypeShape[] FindTypes(MethodSignature[] methods)
    {
        var found = new SortedDictionary<string, JavaTypeShape>(StringComparer.Ordinal);
        var open = new Stack<JavaTypeName>(methods.SelectMany(method => method.Parameters.Append(method.Result!)));
        while (open.TryPop(out JavaTypeName? type))
        {
            foreach (JavaTypeName argument in type.Arguments)
                open.Push(argument);
            if (found.ContainsKey(type.Name) || FindType(type.Name) is not { } shape)
                continue;
            found.Add(type.Name, shape);
            foreach (JavaFieldShape field in shape.Fields)
                open.Push(field.Type);
        }

        return [.. found.Values];
    }

    private JavaTypeShape? FindType(string name)
    {
        if (_symbols.Find(name) is not { } found)
            return null;
        if (found.Kind == JavaClassKind.Enum)
            return new JavaTypeShape(name, []) { Constants = [.. found.EnumConstants.Select(constant => constant.Name)] };
        var fields = from field in _symbols.GetFields(found)
                     where !field.IsTransient
                     group field by field.Name into named
                     select new JavaFieldShape(named.Key, JavaTypeName.Parse($"{named.First().Type}"));
        return new JavaTypeShape(name, [.. fields])
        {
            TypeParameters = [.. found.TypeParameters.Select(parameter => parameter.Name)],
            IsAbstract = found.IsAbstract,
        };
    }
}
