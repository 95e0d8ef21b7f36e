using DubboNet.Java;

namespace DubboNet.Tool;

/// <summary>Reads the methods of an interface from jars and folders with class files or Java sources.</summary>
internal sealed class JarSignatures : IDisposable
{
    private readonly JavaClassPath _path;
    private readonly JavaSymbols _symbols;
    private readonly string _name;

    /// <param name="paths">The jars and folders.</param>
    /// <param name="name">What the user named, for messages.</param>
    /// <exception cref="FileNotFoundException">A path is neither a jar nor a folder.</exception>
    /// <exception cref="JavaClassFormatException">A file is not a jar.</exception>
    public JarSignatures(IReadOnlyList<string> paths, string name)
    {
        _path = JavaClassPath.Open(paths);
        _symbols = new JavaSymbols(_path);
        _name = name;
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
        return new ServiceSignatures(_name, methods) { FindType = FindType }.WithReachedTypes();
    }

    /// <inheritdoc/>
    public void Dispose() => _path.Dispose();

    private static MethodSignature Convert(JavaMethodSymbol method)
    {
        string[] erased = JvmDescriptor.ToTypeNames(method.Descriptor[1..method.Descriptor.IndexOf(')', StringComparison.Ordinal)]);
        bool hasNames = method.Parameters.All(parameter => parameter.NameSource != JavaNameSource.Index);
        return new MethodSignature(
            method.Name,
            [.. method.Parameters.Select((parameter, index) => JavaTypeName.Parse($"{parameter.Type}").OrErased(erased[index]))],
            JavaTypeName.Parse($"{method.Result}"))
        {
            ParameterNames = hasNames ? [.. method.Parameters.Select(parameter => parameter.Name)] : null,
        };
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
