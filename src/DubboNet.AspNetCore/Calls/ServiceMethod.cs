using System.Globalization;
using System.Text.Json;
using DubboNet.Hessian;

namespace DubboNet.AspNetCore;

/// <summary>Represents a method of a service that JSON calls.</summary>
internal sealed class ServiceMethod
{
    /// <summary>Initializes a method.</summary>
    /// <param name="service">The service.</param>
    /// <param name="signature">The name and the types.</param>
    /// <param name="definition">The definition, for the settings of the method.</param>
    public ServiceMethod(ServiceKey service, MethodSignature signature, ServiceMethodDefinition definition)
    {
        Signature = signature;
        Names = signature.ParameterNames
            ?? [.. signature.Parameters.Select((_, index) => string.Create(CultureInfo.InvariantCulture, $"arg{index}"))];
        IsSafe = definition.IsSafe;
        Method = new DubboMethod<object?[], object?>(
            service, signature.Name, signature.Descriptor, DubboArguments.CreateDynamicFormatter(signature.Parameters.Count),
            HessianFormatters.Object!)
        {
            Timeout = definition.Timeout,
            Idempotent = definition.IsIdempotent,
        };
    }

    /// <summary>Gets the name and the types.</summary>
    public MethodSignature Signature { get; }

    /// <summary>
    /// Gets the names of the parameters. They are <c>arg0</c>, <c>arg1</c> and so on if the definition does not have them.
    /// </summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Gets a value indicating whether the method only reads.</summary>
    public bool IsSafe { get; }

    /// <summary>Gets a value indicating whether the method has no result.</summary>
    public bool IsVoid => Signature.Result is { Name: "void", Dimensions: 0 };

    /// <summary>Gets the method on the wire.</summary>
    public DubboMethod<object?[], object?> Method { get; }

    /// <summary>Returns whether a property has the name of a parameter.</summary>
    public bool HasName(JsonProperty property)
    {
        foreach (string name in Names)
        {
            if (property.NameEquals(name))
                return true;
        }

        return false;
    }

    /// <summary>Returns whether arguments with these names can be meant for the method. A primitive parameter needs an argument.</summary>
    public bool Takes(IReadOnlyCollection<string> names) =>
        names.All(name => Names.Contains(name))
        && Names.Where((name, index) => Signature.Parameters[index].IsPrimitive).All(name => names.Contains(name));
}
