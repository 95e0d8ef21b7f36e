using DubboNet.Hessian;

namespace DubboNet;

/// <summary>Types of contracts.</summary>
public static class ContractTypes
{
    /// <summary>
    /// The types that a contract's arguments, results and exceptions reach. Clients and services of the contract have them already. For
    /// <see cref="HessianOptions.Types"/> where the same objects are sent without the contract, as in generic calls.
    /// </summary>
    /// <typeparam name="TContract">An interface with a <see cref="DubboServiceAttribute"/>.</typeparam>
    public static IHessianTypeResolver Get<TContract>()
        where TContract : class, IDubboContract<TContract> => TContract.Types;
}
