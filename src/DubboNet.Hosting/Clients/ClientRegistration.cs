using System.Collections.Concurrent;

namespace DubboNet.Hosting;

/// <summary>The registration of a client by the application.</summary>
internal sealed class ClientRegistration(string name)
{
    public string Name => name;

    /// <summary>Gets the path of the client's section in configuration.</summary>
    public string Path => $"DubboNet:Clients:{name}";

    /// <summary>Gets the contracts that use the client.</summary>
    public HashSet<Type> Contracts { get; } = [];

    /// <summary>Gets the contracts that were registered without a name, so that the client is named after their interface.</summary>
    public HashSet<Type> NamedBy { get; } = [];

    /// <summary>Gets the services of the contracts.</summary>
    public HashSet<ServiceKey> Services { get; } = [];

    /// <summary>Gets the Java interfaces of the contracts.</summary>
    public IReadOnlyCollection<string> Interfaces => [.. Services.Select(service => service.Interface).Distinct()];

    /// <summary>Gets the addresses that code set when options were created, by the contract of the registration that set them.</summary>
    public ConcurrentDictionary<string, string[]> AddressesByContract { get; } = new();

    /// <summary>Gets factories of the interceptors, in the order in which they are called.</summary>
    public List<Func<IServiceProvider, IClientInterceptor>> Interceptors { get; } = [];

    /// <summary>Returns a message for each conflict between the registrations of this name.</summary>
    public IEnumerable<string> FindMistakes()
    {
        if (NamedBy.Count > 1)
        {
            string[] contracts = [.. NamedBy.Select(contract => $"{contract.FullName}").Order(StringComparer.Ordinal)];
            yield return
                $"The contracts {string.Join(" and ", contracts)} have the same interface name, "
                + $"so both are registered as the client {name}. "
                + $"Give one of them a name: AddDubboClient<{contracts[^1]}>(\"{contracts[^1]}\").";
        }

        string[] lists =
        [
            .. AddressesByContract.Values
                .Select(addresses => string.Join(", ", addresses.Order(StringComparer.Ordinal)))
                .Distinct(),
        ];
        if (lists.Length > 1 && NamedBy.Count <= 1)
        {
            string which = string.Join(
                " and ",
                AddressesByContract
                    .OrderBy(entry => entry.Key, StringComparer.Ordinal)
                    .Select(entry => $"{string.Join(", ", entry.Value)} ({entry.Key})"));
            yield return
                $"The client {name} is registered several times with different addresses: {which}. "
                + "All contracts of a client use the same providers: "
                + "give one of the registrations another name.";
        }
    }
}
