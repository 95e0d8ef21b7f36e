namespace DubboNet.AspNetCore;

/// <summary>Represents a service that documents describe.</summary>
internal sealed class DescribedService
{
    /// <summary>Initializes a service.</summary>
    /// <param name="key">The key.</param>
    /// <param name="definition">The definition.</param>
    /// <param name="description">The description of its contract.</param>
    /// <param name="options">The options of the endpoint, which determine the form of values.</param>
    public DescribedService(ServiceKey key, ServiceDefinition definition, ContractDescription description, DubboHttpOptions options)
    {
        ServiceSignatures signatures = DefinitionSignatures.Create(definition);
        Key = key;
        Description = description;
        Options = options;
        FindType = signatures.FindType;
        Methods =
        [
            .. signatures.Methods.Select((signature, index) => new DescribedMethod(
                this, new ServiceMethod(key, signature, definition.Methods[index]),
                description.Methods.ElementAtOrDefault(index) ?? MethodDescription.Empty)),
        ];
    }

    /// <summary>Gets the key.</summary>
    public ServiceKey Key { get; }

    /// <summary>Gets the description of its contract.</summary>
    public ContractDescription Description { get; }

    /// <summary>Gets the options of the endpoint.</summary>
    public DubboHttpOptions Options { get; }

    /// <summary>Gets the methods.</summary>
    public IReadOnlyList<DescribedMethod> Methods { get; }

    /// <summary>Gets a function that finds the classes of the definition.</summary>
    public Func<string, JavaTypeShape?> FindType { get; }

    /// <summary>Gets the name of the interface without its package.</summary>
    public string SimpleName => Key.Interface[(Key.Interface.LastIndexOf('.') + 1)..];
}

/// <summary>Represents a method that documents describe.</summary>
/// <param name="Service">The service.</param>
/// <param name="Method">The method.</param>
/// <param name="Description">The description in the contract.</param>
internal sealed record DescribedMethod(DescribedService Service, ServiceMethod Method, MethodDescription Description)
{
    /// <summary>Gets the name.</summary>
    public string Name => Method.Signature.Name;

    /// <summary>Gets the parameters.</summary>
    public IEnumerable<DescribedParameter> Parameters => Method.Names.Select((name, index) => new DescribedParameter(
        name, Method.Signature.Parameters[index], Description.Parameters.ElementAtOrDefault(index) ?? ValueDescription.Empty));
}

/// <summary>Represents a parameter that documents describe.</summary>
/// <param name="Name">The name.</param>
/// <param name="Type">The Java type.</param>
/// <param name="Description">The description in the contract.</param>
internal sealed record DescribedParameter(string Name, JavaTypeName Type, ValueDescription Description)
{
    /// <summary>Gets a value indicating whether a call needs an argument.</summary>
    public bool IsRequired => Type.IsPrimitive || Description.Nullable?[0] == '0';
}
