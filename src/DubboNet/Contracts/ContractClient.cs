namespace DubboNet;

/// <summary>Clients of contracts.</summary>
public static class ContractClient
{
    /// <summary>
    /// Creates a client of a contract, in which each method is a call. Create it once and keep it. It knows all types of the contract,
    /// subtypes and declared exceptions included, whatever the options of the invoker say.
    /// </summary>
    /// <typeparam name="TContract">An interface with a <see cref="DubboServiceAttribute"/>.</typeparam>
    /// <param name="invoker">The channel.</param>
    /// <param name="service">Another export of the interface: other group, version or path. Null: what the attribute says.</param>
    public static TContract CreateClient<TContract>(this IDubboInvoker invoker, ServiceKey? service = null)
        where TContract : class, IDubboContract<TContract> => TContract.CreateClient(invoker, service ?? TContract.Service);
}
