using System.Reflection;
using System.Reflection.Metadata;

namespace DubboNet.Tool;

/// <summary>Represents a type that an assembly declares.</summary>
internal sealed class ClrTypeDefinition
{
    private readonly TypeDefinition _definition;
    private readonly ClrScope _scope;

    public ClrTypeDefinition(ClrAssembly assembly, TypeDefinitionHandle handle, string name)
    {
        (Assembly, Name) = (assembly, name);
        _definition = Reader.GetTypeDefinition(handle);
        TypeParameters = [.. _definition.GetGenericParameters().Select(ReadTypeParameter)];
        _scope = new ClrScope([.. TypeParameters.Select(parameter => parameter.Name)], []);
        Attributes = assembly.ReadAttributes(_definition.GetCustomAttributes());
    }

    public ClrAssembly Assembly { get; }

    /// <summary>Gets the metadata name, such as <c>Acme.Outer+Page`1</c>.</summary>
    public string Name { get; }

    /// <summary>Gets the name as users write it.</summary>
    public string Display => Self.Display;

    /// <summary>Gets the type with its own type parameters as arguments.</summary>
    public ClrNamed Self => new(
        Assembly.Name, Name, [.. TypeParameters.Select((parameter, index) => new ClrVariable(parameter.Name, index, IsMethod: false))]);

    /// <summary>Gets the id of its documentation comment.</summary>
    public string DocumentationId => $"T:{Name.Replace('+', '.')}";

    public IReadOnlyList<ClrTypeParameter> TypeParameters { get; }

    public IReadOnlyList<ClrAttribute> Attributes { get; }

    public bool IsInterface => _definition.Attributes.HasFlag(TypeAttributes.Interface);

    public bool IsAbstract => _definition.Attributes.HasFlag(TypeAttributes.Abstract);

    public bool IsEnum => Base is ClrNamed { Name: "System.Enum" };

    public bool IsDelegate => Base is ClrNamed { Name: "System.MulticastDelegate" };

    public ClrType? Base => _definition.BaseType.IsNil ? null : Assembly.TypeOf(_definition.BaseType, _scope);

    /// <summary>Gets all interfaces, with those that others of them inherit.</summary>
    public IReadOnlyList<ClrType> Interfaces =>
    [
        .. _definition.GetInterfaceImplementations()
            .Select(handle => Assembly.TypeOf(Reader.GetInterfaceImplementation(handle).Interface, _scope)),
    ];

    public IReadOnlyList<ClrMethod> Methods => [.. _definition.GetMethods().Select(ReadMethod)];

    /// <summary>Gets the instance properties and fields, in the order in which they are declared.</summary>
    public IReadOnlyList<ClrMember> Members => ReadMembers();

    /// <summary>Gets the constants of an enum, in the order of the source.</summary>
    public IReadOnlyList<ClrConstant> Constants =>
    [
        .. _definition.GetFields().Select(Reader.GetFieldDefinition)
            .Where(constant => constant.Attributes.HasFlag(FieldAttributes.Literal))
            .Select(ReadConstant),
    ];

    private MetadataReader Reader => Assembly.Reader;

    /// <summary>Gets a value indicating whether the type is a record, whose parameters have the attributes of its properties.</summary>
    private bool IsRecord => _definition.GetMethods()
        .Any(handle => Reader.GetString(Reader.GetMethodDefinition(handle).Name) == "PrintMembers");

    private IEnumerable<ClrMethod> Constructors => Methods.Where(method => method.Name == ".ctor");

    public override string ToString() => Display;

    private ClrTypeParameter ReadTypeParameter(GenericParameterHandle handle)
    {
        GenericParameter parameter = Reader.GetGenericParameter(handle);
        var names = _definition.GetGenericParameters()
            .Select(other => Reader.GetString(Reader.GetGenericParameter(other).Name)).ToList();
        return new ClrTypeParameter(
            Reader.GetString(parameter.Name),
            [
                .. parameter.GetConstraints()
                    .Select(constraint => Assembly.TypeOf(Reader.GetGenericParameterConstraint(constraint).Type, new ClrScope(names, []))),
            ]);
    }

    private ClrMethod ReadMethod(MethodDefinitionHandle handle)
    {
        MethodDefinition method = Reader.GetMethodDefinition(handle);
        List<string> typeParameters =
            [.. method.GetGenericParameters().Select(parameter => Reader.GetString(Reader.GetGenericParameter(parameter).Name))];
        MethodSignature<ClrType> signature = Assembly.SignatureOf(method, _scope with { MethodParameters = typeParameters });
        var declared = method.GetParameters().Select(Reader.GetParameter).ToLookup(parameter => parameter.SequenceNumber);
        return new ClrMethod(
            Reader.GetString(method.Name),
            [.. signature.ParameterTypes.Select((type, index) => ReadParameter(type, index, declared[index + 1].FirstOrDefault()))],
            signature.ReturnType,
            Assembly.ReadAttributes(method.GetCustomAttributes()),
            [.. declared[0].SelectMany(result => Assembly.ReadAttributes(result.GetCustomAttributes()))],
            method.Attributes.HasFlag(MethodAttributes.Abstract),
            method.Attributes.HasFlag(MethodAttributes.Static),
            method.Attributes.HasFlag(MethodAttributes.SpecialName),
            typeParameters.Count);
    }

    private ClrParameter ReadParameter(ClrType type, int index, Parameter parameter) => parameter.Name.IsNil
        ? new ClrParameter($"arg{index + 1}", type, [])
        : new ClrParameter(Reader.GetString(parameter.Name), type, Assembly.ReadAttributes(parameter.GetCustomAttributes()));

    private List<ClrMember> ReadMembers()
    {
        var fields = _definition.GetFields().Select(Reader.GetFieldDefinition).ToList();
        // A property stands where its field does. The others follow the property before them.
        List<(int Position, ClrMember Member)> members = [];
        int position = -1;
        foreach (PropertyDefinition property in _definition.GetProperties().Select(Reader.GetPropertyDefinition))
        {
            int field = fields.FindIndex(found => Reader.GetString(found.Name) == $"<{Reader.GetString(property.Name)}>k__BackingField");
            position = field >= 0 ? field : position;
            if (ReadProperty(property, field >= 0) is { } member)
                members.Add((position, member));
        }

        for (int i = 0; i < fields.Count; i++)
        {
            if (ReadField(fields[i]) is { } member)
                members.Add((i, member));
        }

        return [.. members.OrderBy(found => found.Position).Select(found => found.Member)];
    }

    private ClrConstant ReadConstant(FieldDefinition field)
    {
        Constant constant = Reader.GetConstant(field.GetDefaultValue());
        object? value = Reader.GetBlobReader(constant.Value).ReadConstant(constant.TypeCode);
        return new ClrConstant(Reader.GetString(field.Name), value, Assembly.ReadAttributes(field.GetCustomAttributes()));
    }

    private ClrMember? ReadProperty(PropertyDefinition property, bool hasField)
    {
        PropertyAccessors accessors = property.GetAccessors();
        MethodSignature<ClrType> signature = Assembly.SignatureOf(property, _scope);
        if (accessors.Getter.IsNil || signature.ParameterTypes.Length > 0)
            return null;
        MethodDefinition getter = Reader.GetMethodDefinition(accessors.Getter);
        if (getter.Attributes.HasFlag(MethodAttributes.Static))
            return null;
        bool hasSetter = !accessors.Setter.IsNil;
        bool isPublic = IsPublic(getter) || (hasSetter && IsPublic(Reader.GetMethodDefinition(accessors.Setter)));
        string name = Reader.GetString(property.Name);
        ClrParameter? filledBy = Constructors.SelectMany(constructor => constructor.Parameters).FirstOrDefault(parameter =>
            string.Equals(parameter.Name, name, StringComparison.OrdinalIgnoreCase)
            && parameter.Type.Display == signature.ReturnType.Display);
        List<ClrAttribute> attributes = Assembly.ReadAttributes(property.GetCustomAttributes());
        if (filledBy?.Name == name && IsRecord)
            attributes.AddRange(filledBy.Attributes);
        bool isOverride = getter.Attributes.HasFlag(MethodAttributes.Virtual) && !getter.Attributes.HasFlag(MethodAttributes.NewSlot);
        return new ClrMember(
            name, signature.ReturnType, attributes, isPublic, hasSetter || hasField || filledBy is not null, isOverride, IsProperty: true);
    }

    private ClrMember? ReadField(FieldDefinition field)
    {
        string name = Reader.GetString(field.Name);
        if (field.Attributes.HasFlag(FieldAttributes.Static) || name.StartsWith('<'))
            return null;
        bool isPublic = (field.Attributes & FieldAttributes.FieldAccessMask) == FieldAttributes.Public;
        return new ClrMember(
            name, Assembly.TypeOf(field, _scope), Assembly.ReadAttributes(field.GetCustomAttributes()), isPublic, HoldsData: true,
            IsOverride: false, IsProperty: false);
    }

    private static bool IsPublic(MethodDefinition method) =>
        (method.Attributes & MethodAttributes.MemberAccessMask) == MethodAttributes.Public;
}
