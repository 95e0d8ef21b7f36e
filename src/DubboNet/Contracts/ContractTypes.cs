using DubboNet.Hessian;

namespace DubboNet;

/// <summary>Provides the types of contracts.</summary>
public static class ContractTypes
{
    /// <summary>
    /// Returns all types that the arguments, results and exceptions of a contract use. Clients and services of the contract know them
    /// already. Add them to <see cref="HessianOptions.Types"/> to send the same objects without the contract, as in generic calls.
    /// </summary>
    /// <typeparam name="TContract">An interface with a <see cref="DubboServiceAttribute"/>.</typeparam>
    /// <returns>The types.</returns>
    public static IHessianTypeResolver Get<TContract>()
        where TContract : class, IDubboContract<TContract> => TContract.Types;
}
