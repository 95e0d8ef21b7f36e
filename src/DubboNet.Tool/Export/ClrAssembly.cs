using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace DubboNet.Tool;

/// <summary>Reads the metadata of an assembly, which is never loaded.</summary>
internal sealed class ClrAssembly : IDisposable
{
    private readonly PEReader _file;
    private readonly ClrTypeProvider _provider;
    private readonly Dictionary<string, TypeDefinitionHandle> _definitions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ClrTypeDefinition> _known = new(StringComparer.Ordinal);
    private readonly Lazy<XmlDocumentation> _documentation;

    private ClrAssembly(string path, PEReader file)
    {
        (Path, _file) = (path, file);
        Reader = file.GetMetadataReader();
        Name = Reader.GetString(Reader.GetAssemblyDefinition().Name);
        _provider = new ClrTypeProvider(Name);
        foreach (TypeDefinitionHandle handle in Reader.TypeDefinitions)
            _definitions[ClrTypeProvider.NameOf(Reader, handle)] = handle;
        Attributes = ReadAttributes(Reader.GetAssemblyDefinition().GetCustomAttributes());
        _documentation = new Lazy<XmlDocumentation>(() => XmlDocumentation.Load(System.IO.Path.ChangeExtension(path, ".xml")));
    }

    public string Path { get; }

    public string Name { get; }

    public Version Version => Reader.GetAssemblyDefinition().Version;

    public IReadOnlyList<ClrAttribute> Attributes { get; }

    /// <summary>Gets the documentation comments, which the compiler writes beside the assembly.</summary>
    public XmlDocumentation Documentation => _documentation.Value;

    /// <summary>Gets the simple names of the assemblies that this one refers to.</summary>
    public IEnumerable<string> References =>
        Reader.AssemblyReferences.Select(handle => Reader.GetString(Reader.GetAssemblyReference(handle).Name));

    /// <summary>Gets a value indicating whether the assembly itself uses the attributes of DubboNet.</summary>
    public bool KnowsHessian => References.Contains("DubboNet.Hessian");

    /// <summary>Gets all types in the order of the metadata.</summary>
    public IEnumerable<ClrTypeDefinition> Types => _definitions.Keys.Select(name => Find(name)!);

    internal MetadataReader Reader { get; }

    /// <summary>Opens an assembly.</summary>
    /// <exception cref="ToolException">The file does not exist or is not an assembly of .NET.</exception>
    public static ClrAssembly Open(string path)
    {
        if (!File.Exists(path))
            throw new ToolException(ExitCode.Input, $"The assembly '{path}' does not exist. Build the project first, or correct the path.");
        // In memory, so that a build can replace the file at any time.
        var file = new PEReader(new MemoryStream(File.ReadAllBytes(path)));
        try
        {
            if (file.HasMetadata && file.GetMetadataReader().IsAssembly)
                return new ClrAssembly(path, file);
        }
        catch (BadImageFormatException)
        {
            // The message is the one below.
        }

        file.Dispose();
        throw new ToolException(ExitCode.Input, $"'{path}' is not an assembly of .NET. Name the .dll of the project with the contracts.");
    }

    /// <summary>Returns a type by its metadata name, or null if the assembly does not declare it.</summary>
    public ClrTypeDefinition? Find(string name)
    {
        if (!_known.TryGetValue(name, out ClrTypeDefinition? known) && _definitions.TryGetValue(name, out TypeDefinitionHandle handle))
            _known[name] = known = new ClrTypeDefinition(this, handle, name);
        return known;
    }

    /// <summary>Returns the assembly to which the assembly forwards a type, or null if there is none.</summary>
    public string? FindForward(string name)
    {
        foreach (ExportedTypeHandle handle in Reader.ExportedTypes)
        {
            ExportedType exported = Reader.GetExportedType(handle);
            if (exported.Implementation.Kind == HandleKind.AssemblyReference
                && name == $"{Reader.GetString(exported.Namespace)}.{Reader.GetString(exported.Name)}")
            {
                return Reader.GetString(Reader.GetAssemblyReference((AssemblyReferenceHandle)exported.Implementation).Name);
            }
        }

        return null;
    }

    public void Dispose() => _file.Dispose();

    internal ClrType TypeOf(EntityHandle handle, ClrScope scope) => handle.Kind switch
    {
        HandleKind.TypeDefinition => _provider.GetTypeFromDefinition(Reader, (TypeDefinitionHandle)handle, 0),
        HandleKind.TypeReference => _provider.GetTypeFromReference(Reader, (TypeReferenceHandle)handle, 0),
        _ => _provider.GetTypeFromSpecification(Reader, scope, (TypeSpecificationHandle)handle, 0),
    };

    internal MethodSignature<ClrType> SignatureOf(MethodDefinition method, ClrScope scope) => method.DecodeSignature(_provider, scope);

    internal MethodSignature<ClrType> SignatureOf(PropertyDefinition property, ClrScope scope) =>
        property.DecodeSignature(_provider, scope);

    internal ClrType TypeOf(FieldDefinition field, ClrScope scope) => field.DecodeSignature(_provider, scope);

    /// <summary>Reads the attributes that contracts use.</summary>
    internal List<ClrAttribute> ReadAttributes(CustomAttributeHandleCollection handles)
    {
        List<ClrAttribute> attributes = [];
        foreach (CustomAttributeHandle handle in handles)
        {
            CustomAttribute attribute = Reader.GetCustomAttribute(handle);
            if (NameOf(attribute.Constructor) is not { } name || !KnownNames.IsRead(name))
                continue;
            CustomAttributeValue<ClrType> value = attribute.DecodeValue(_provider);
            attributes.Add(new ClrAttribute(
                name,
                [.. value.FixedArguments.Select(argument => Plain(argument.Value))],
                value.NamedArguments.ToDictionary(argument => argument.Name!, argument => Plain(argument.Value))));
        }

        return attributes;
    }

    private static object? Plain(object? value) => value is IEnumerable<CustomAttributeTypedArgument<ClrType>> items
        ? items.Select(item => Plain(item.Value)).ToList()
        : value;

    private string? NameOf(EntityHandle constructor)
    {
        EntityHandle type = constructor.Kind == HandleKind.MemberReference
            ? Reader.GetMemberReference((MemberReferenceHandle)constructor).Parent
            : Reader.GetMethodDefinition((MethodDefinitionHandle)constructor).GetDeclaringType();
        bool isNamed = type.Kind is HandleKind.TypeReference or HandleKind.TypeDefinition;
        return isNamed ? (TypeOf(type, new ClrScope([], [])) as ClrNamed)?.Name : null;
    }
}
