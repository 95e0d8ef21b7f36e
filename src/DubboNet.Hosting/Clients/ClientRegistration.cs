namespace DubboNet.Hosting;

/// <summary>A client as the application registered it.</summary>
internal sealed class ClientRegistration(string name)
{
    public string Name => name;

    /// <summary>The contracts that it is used for.</summary>
    public HashSet<Type> Contracts { get; } = [];

    /// <summary>Those among them whose interface names gave the client its name, because the code gives none.</summary>
    public HashSet<Type> NamedBy { get; } = [];

    /// <summary>The contracts' Java interfaces.</summary>
    public HashSet<string> Interfaces { get; } = [];

    /// <summary>In the order of their calls.</summary>
    public List<Func<IServiceProvider, IClientInterceptor>> Interceptors { get; } = [];

    /// <summary>What is wrong with the registrations of this name, as sentences.</summary>
    public IEnumerable<string> FindMistakes(DubboClientOptions options)
    {
        if (NamedBy.Count > 1)
        {
            string[] contracts = [.. NamedBy.Select(contract => $"{contract.FullName}").Order(StringComparer.Ordinal)];
            yield return $"The contracts {string.Join(" and ", contracts)} have the same interface name, so both are registered as the client {name}. "
                + $"Give one of them a name: AddDubboClient<{contracts[^1]}>(\"{contracts[^1]}\").";
        }

        string[] lists = [.. options.AddressesByContract.Values.Select(addresses => string.Join(", ", addresses.Order(StringComparer.Ordinal))).Distinct()];
        if (lists.Length > 1 && NamedBy.Count <= 1)
        {
            string which = string.Join(" and ", options.AddressesByContract.Select(entry => $"{string.Join(", ", entry.Value)} ({entry.Key})"));
            yield return $"The client {name} is registered several times with different addresses: {which}. All contracts of a client use the same providers: "
                + "give one of the registrations another name.";
        }
    }
}
