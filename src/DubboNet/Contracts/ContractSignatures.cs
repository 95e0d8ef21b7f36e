namespace DubboNet;

/// <summary>The Java signatures of contracts: for calls by name, where nobody remembers them.</summary>
public static class ContractSignatures
{
    /// <summary>The declared parameter types of a method as Java's source has them, such as <c>["java.lang.String", "int"]</c>.</summary>
    /// <typeparam name="TContract">An interface with a <see cref="DubboServiceAttribute"/>.</typeparam>
    /// <param name="method">The Java method name.</param>
    /// <param name="parameters">How many parameters it has. Null: not known.</param>
    /// <exception cref="ArgumentException">There is no such method, or several; the message lists the candidates.</exception>
    public static string[] ParameterTypes<TContract>(string method, int? parameters = null)
        where TContract : class, IDubboContract<TContract>
    {
        var service = new DubboService(TContract.Service);
        TContract.Map(service, _ => throw new NotSupportedException());
        string[][] overloads = [.. service.Methods.Where(one => one.Name == method).Select(one => JvmDescriptor.ToTypeNames(one.Descriptor))];
        string[][] found = [.. overloads.Where(types => parameters is null || types.Length == parameters)];
        if (found.Length == 1)
            return found[0];
        string candidates = overloads.Length > 0
            ? string.Join(", ", overloads.Select(types => $"{method}({string.Join(", ", types)})"))
            : string.Join(", ", service.Methods.Select(one => one.Name).Distinct());
        string what = found.Length == 0 ? "no method" : "several methods";
        throw new ArgumentException($"{TContract.Service.Interface} has {what} {method}{(parameters is null ? "" : $" with {parameters} parameters")}; the contract has {candidates}.", nameof(method));
    }
}
