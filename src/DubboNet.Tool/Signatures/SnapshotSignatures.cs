using DubboNet.Java;

namespace DubboNet.Tool;

/// <summary>Reads the methods of interfaces from the snapshot of contracts, which has their Java types.</summary>
/// <param name="snapshot">The snapshot.</param>
/// <param name="name">What the user named, for messages.</param>
internal sealed class SnapshotSignatures(ContractSnapshot snapshot, string name)
{
    private readonly Dictionary<string, TypeSnapshot> _types = snapshot.Types.ToDictionary(type => type.Name);

    /// <summary>Gets the names of the interfaces.</summary>
    public IEnumerable<string> Names => snapshot.Services.Select(service => service.Name);

    /// <summary>Returns the methods of an interface, or null if the snapshot does not have it.</summary>
    public ServiceSignatures? Find(string interfaceName) =>
        snapshot.Services.FirstOrDefault(service => service.Name == interfaceName) is { } found
            ? new ServiceSignatures(name, [.. found.Methods.Select(Convert)]) { FindType = FindType }.WithReachedTypes()
            : null;

    private static MethodSignature Convert(MethodSnapshot method)
    {
        string[] erased = JvmDescriptor.ToTypeNames(method.Descriptor.Trim('(', ')'));
        return new MethodSignature(
            method.Name,
            [.. method.Parameters.Select((parameter, index) => JavaTypeName.Parse(parameter).OrErased(erased[index]))],
            JavaTypeName.Parse(method.Result));
    }

    private JavaTypeShape? FindType(string typeName)
    {
        if (!_types.TryGetValue(typeName, out TypeSnapshot? type))
            return null;
        return type.Kind == JavaClassKind.Enum
            ? new JavaTypeShape(typeName, []) { Constants = type.Constants }
            : new JavaTypeShape(typeName, FieldsOf(type)) { TypeParameters = type.TypeParameters, IsAbstract = type.IsAbstract };
    }

    // A field hides those of the same name in superclasses.
    private List<JavaFieldShape> FieldsOf(TypeSnapshot type)
    {
        List<JavaFieldShape> fields = [];
        JavaTypeName level = new(type.Name, [.. type.TypeParameters.Select(JavaTypeName.Parse)], 0);
        // A broken snapshot can have a class that is its own superclass.
        for (int steps = 0; steps < _types.Count && _types.TryGetValue(level.Name, out TypeSnapshot? found); steps++)
        {
            foreach (FieldSnapshot field in found.Fields.Where(field => !fields.Exists(known => known.Name == field.Name)))
            {
                JavaTypeName declared = JavaTypeName.Parse(field.Type).Substitute(found.TypeParameters, level.Arguments);
                fields.Add(new JavaFieldShape(field.Name, declared));
            }

            if (found.Superclass is null)
                break;
            level = JavaTypeName.Parse(found.Superclass).Substitute(found.TypeParameters, level.Arguments);
        }

        return fields;
    }
}
