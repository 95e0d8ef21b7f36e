using System.Collections.Immutable;
using System.Reflection.Metadata;

namespace DubboNet.Tool;

/// <summary>Contains the names of the type parameters that a signature can refer to.</summary>
internal sealed record ClrScope(IReadOnlyList<string> TypeParameters, IReadOnlyList<string> MethodParameters);

/// <summary>Converts the signatures of an assembly to types.</summary>
internal sealed class ClrTypeProvider(string assembly) : ISignatureTypeProvider<ClrType, ClrScope>, ICustomAttributeTypeProvider<ClrType>
{
    public ClrType GetPrimitiveType(PrimitiveTypeCode typeCode) => typeCode switch
    {
        PrimitiveTypeCode.TypedReference => new ClrOther("System.TypedReference"),
        _ => new ClrNamed("System.Runtime", $"System.{typeCode}", []),
    };

    public ClrType GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind) =>
        new ClrNamed(assembly, NameOf(reader, handle), []);

    public ClrType GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind)
    {
        TypeReference reference = reader.GetTypeReference(handle);
        string name = reader.GetString(reference.Name);
        if (reference.ResolutionScope.Kind == HandleKind.TypeReference)
        {
            var outer = (ClrNamed)GetTypeFromReference(reader, (TypeReferenceHandle)reference.ResolutionScope, rawTypeKind);
            return outer with { Name = $"{outer.Name}+{name}" };
        }

        string space = reader.GetString(reference.Namespace);
        string from = reference.ResolutionScope.Kind == HandleKind.AssemblyReference
            ? reader.GetString(reader.GetAssemblyReference((AssemblyReferenceHandle)reference.ResolutionScope).Name)
            : assembly;
        return new ClrNamed(from, space.Length > 0 ? $"{space}.{name}" : name, []);
    }

    public ClrType GetTypeFromSpecification(
        MetadataReader reader, ClrScope genericContext, TypeSpecificationHandle handle, byte rawTypeKind) =>
        reader.GetTypeSpecification(handle).DecodeSignature(this, genericContext);

    public ClrType GetGenericInstantiation(ClrType genericType, ImmutableArray<ClrType> typeArguments) =>
        genericType is ClrNamed named ? named with { Arguments = typeArguments } : genericType;

    public ClrType GetSZArrayType(ClrType elementType) => new ClrArray(elementType, 1);

    public ClrType GetArrayType(ClrType elementType, ArrayShape shape) => new ClrArray(elementType, shape.Rank);

    public ClrType GetGenericTypeParameter(ClrScope genericContext, int index) =>
        new ClrVariable(genericContext.TypeParameters.ElementAtOrDefault(index) ?? $"T{index}", index, IsMethod: false);

    public ClrType GetGenericMethodParameter(ClrScope genericContext, int index) =>
        new ClrVariable(genericContext.MethodParameters.ElementAtOrDefault(index) ?? $"T{index}", index, IsMethod: true);

    public ClrType GetModifiedType(ClrType modifier, ClrType unmodifiedType, bool isRequired) => unmodifiedType;

    public ClrType GetPinnedType(ClrType elementType) => elementType;

    public ClrType GetByReferenceType(ClrType elementType) => new ClrOther($"ref {elementType.Display}");

    public ClrType GetPointerType(ClrType elementType) => new ClrOther($"{elementType.Display}*");

    public ClrType GetFunctionPointerType(MethodSignature<ClrType> signature) => new ClrOther("delegate*");

    public ClrType GetSystemType() => new ClrNamed("System.Runtime", "System.Type", []);

    public bool IsSystemType(ClrType type) => type is ClrNamed { Name: "System.Type" };

    // A type as an argument of an attribute, such as "Acme.Page`1, Acme, Version=1.0.0.0".
    public ClrType GetTypeFromSerializedName(string name)
    {
        int end = name.IndexOfAny([',', '[']);
        string from = assembly;
        if (end > 0 && name[end] == ',')
            from = name[(end + 1)..].Split(',')[0].Trim();
        return new ClrNamed(from, end > 0 ? name[..end] : name, []);
    }

    // The attributes that are read have no arguments of enum types.
    public PrimitiveTypeCode GetUnderlyingEnumType(ClrType type) => PrimitiveTypeCode.Int32;

    /// <summary>Returns the full name of a definition.</summary>
    public static string NameOf(MetadataReader reader, TypeDefinitionHandle handle)
    {
        TypeDefinition definition = reader.GetTypeDefinition(handle);
        string name = reader.GetString(definition.Name);
        if (!definition.GetDeclaringType().IsNil)
            return $"{NameOf(reader, definition.GetDeclaringType())}+{name}";
        string space = reader.GetString(definition.Namespace);
        return space.Length > 0 ? $"{space}.{name}" : name;
    }
}
