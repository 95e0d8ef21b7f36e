namespace DubboNet;

/// <summary>Creates clients of contracts.</summary>
public static class ContractClient
{
    /// <summary>
    /// Creates a client of a contract, whose methods call the service. Create a client once and keep it. It knows all types of the
    /// contract, including subtypes and declared exceptions, regardless of the invoker's options.
    /// </summary>
    /// <typeparam name="TContract">An interface with a <see cref="DubboServiceAttribute"/>.</typeparam>
    /// <param name="invoker">The cluster or channel that makes the calls.</param>
    /// <param name="service">The key of the service, for another group, version or path. The default is null, which means the key in the
    /// attribute.</param>
    /// <returns>The client.</returns>
    public static TContract CreateClient<TContract>(this IDubboInvoker invoker, ServiceKey? service = null)
        where TContract : class, IDubboContract<TContract> => TContract.CreateClient(invoker, service ?? TContract.Service);
}
