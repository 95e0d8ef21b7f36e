using DubboNet.Java;

namespace DubboNet.Tool;

/// <summary>
/// Restores the binary names of nested classes. Providers tell <c>com.acme.Order.Line</c>, and contracts have <c>com.acme.Order$Line</c>.
/// </summary>
internal sealed class BinaryNames
{
    private readonly Dictionary<string, string> _names = [];

    /// <param name="contract">The contract that has the binary names.</param>
    public BinaryNames(ContractSnapshot contract)
    {
        IEnumerable<string> types = contract.Services.SelectMany(service => service.Methods)
            .SelectMany(method => method.Parameters.Append(method.Result))
            .Concat(contract.Types.SelectMany(type => type.Fields.Select(field => field.Type).Append(type.Name)));
        foreach (string type in types)
            Add(JavaTypeName.Parse(type));
    }

    /// <summary>Returns the binary name of a class.</summary>
    public string Restore(string name) => _names.GetValueOrDefault(name, name);

    /// <summary>Returns a type with binary names.</summary>
    public JavaTypeName Restore(JavaTypeName type) =>
        type with { Name = Restore(type.Name), Arguments = [.. type.Arguments.Select(Restore)] };

    /// <summary>Returns a method with binary names.</summary>
    public MethodSignature Restore(MethodSignature method) => method with
    {
        Parameters = [.. method.Parameters.Select(Restore)],
        Result = method.Result is null ? null : Restore(method.Result),
    };

    private void Add(JavaTypeName type)
    {
        if (type.Name.Contains('$', StringComparison.Ordinal))
            _names[type.Name.Replace('$', '.')] = type.Name;
        foreach (JavaTypeName argument in type.Arguments)
            Add(argument);
    }
}
