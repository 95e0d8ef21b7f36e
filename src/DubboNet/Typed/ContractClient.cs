using DubboNet.Client;

namespace DubboNet.Typed;

/// <summary>Clients of contracts.</summary>
public static class ContractClient
{
    /// <summary>
    /// A client of a contract: each method is a call. Make it once and keep it. What the invoker may create from answers is said by its options; see
    /// <see cref="ContractTypes.With{TContract}"/>.
    /// </summary>
    /// <typeparam name="TContract">An interface with a <see cref="DubboServiceAttribute"/>.</typeparam>
    /// <param name="invoker">The channel.</param>
    /// <param name="service">Another export of the interface: other group, version or path. Null: what the attribute says.</param>
    public static TContract CreateClient<TContract>(this IDubboInvoker invoker, ServiceKey? service = null)
        where TContract : class, IDubboContract<TContract> => TContract.CreateClient(invoker, service ?? TContract.Service);
}
