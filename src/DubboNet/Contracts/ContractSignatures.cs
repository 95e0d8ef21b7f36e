namespace DubboNet;

/// <summary>Provides the Java signatures of contracts, for calls by name.</summary>
public static class ContractSignatures
{
    /// <summary>
    /// Returns the declared parameter types of a method as they are written in Java source code, such as
    /// <c>["java.lang.String", "int"]</c>.
    /// </summary>
    /// <typeparam name="TContract">An interface with a <see cref="DubboServiceAttribute"/>.</typeparam>
    /// <param name="method">The name of the Java method.</param>
    /// <param name="parameters">The number of parameters, which selects one of several overloads. The default is null, which means any
    /// number.</param>
    /// <returns>The names of the parameter types.</returns>
    /// <exception cref="ArgumentException">The contract has no method or several methods of this name. The message lists them.</exception>
    public static string[] ParameterTypes<TContract>(string method, int? parameters = null)
        where TContract : class, IDubboContract<TContract>
    {
        var service = new DubboService(TContract.Service);
        TContract.Map(service, _ => throw new NotSupportedException());
        string[][] overloads =
            [.. service.Methods.Where(one => one.Name == method).Select(one => JvmDescriptor.ToTypeNames(one.Descriptor))];
        string[][] found = [.. overloads.Where(types => parameters is null || types.Length == parameters)];
        if (found.Length == 1)
            return found[0];
        string candidates = overloads.Length > 0
            ? string.Join(", ", overloads.Select(types => $"{method}({string.Join(", ", types)})"))
            : string.Join(", ", service.Methods.Select(one => one.Name).Distinct());
        string what = found.Length == 0 ? "no method" : "several methods";
        throw new ArgumentException(
            $"{TContract.Service.Interface} has {what} {method}{(parameters is null ? "" : $" with {parameters} parameters")}; "
                + $"the contract has {candidates}.",
            nameof(method));
    }
}
