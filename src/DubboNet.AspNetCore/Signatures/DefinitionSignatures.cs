namespace DubboNet.AspNetCore;

/// <summary>Reads the methods of a service from the definition that its provider has published.</summary>
internal static class DefinitionSignatures
{
    /// <summary>Returns the methods of a definition.</summary>
    public static ServiceSignatures Create(ServiceDefinition definition)
    {
        var types = new Dictionary<string, JavaTypeShape>(StringComparer.Ordinal);
        foreach (ServiceTypeDefinition type in definition.Types.Values)
        {
            JavaTypeName name = JavaTypeName.Parse(type.Name);
            // Classes of the platform have other forms on the wire than their fields.
            if (name.Dimensions == 0 && !name.IsPrimitive && !name.Name.StartsWith("java.", StringComparison.Ordinal))
                types.TryAdd(name.Name, Convert(name, type));
        }

        return new ServiceSignatures(
            "the metadata centre",
            [
                .. definition.Methods.Select(method => new MethodSignature(
                    method.Name, [.. method.ParameterTypes.Select(JavaTypeName.Parse)], JavaTypeName.Parse(method.ReturnType))
                {
                    ParameterNames = method.ParameterNames.Count > 0 ? method.ParameterNames : null,
                }),
            ])
        {
            Types = [.. types.Values.OrderBy(type => type.Name, StringComparer.Ordinal)],
            FindType = name => types.GetValueOrDefault(name),
        };
    }

    private static JavaTypeShape Convert(JavaTypeName name, ServiceTypeDefinition type) => new(
        name.Name, [.. type.Properties.Select(property => new JavaFieldShape(property.Key, JavaTypeName.Parse(property.Value)))])
    {
        Constants = type.Constants.Count > 0 ? type.Constants : null,
        // A definition of C# names the type parameters, which have no package.
        TypeParameters =
            [.. name.Arguments.Select(argument => argument.Name).Where(argument => !argument.Contains('.', StringComparison.Ordinal))],
        IsAbstract = type.IsAbstract,
    };
}
