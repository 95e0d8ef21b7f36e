using System.Runtime.CompilerServices;
using DubboNet.Hessian;

namespace DubboNet.Protocol;

/// <summary>
/// Combines the options of a channel or a server with the types of a contract, which take precedence over their own types.
/// </summary>
internal sealed class ContractOptions(HessianOptions options, IHessianTypeResolver contract)
{
    /// <summary>
    /// Caches the combined options for all methods of a contract. A cached value must not refer to the original options. The types of a
    /// contract live as long as the process, so they would keep these options alive.
    /// </summary>
    private static readonly ConditionalWeakTable<HessianOptions, ConditionalWeakTable<IHessianTypeResolver, HessianOptions>> Known = [];

    public HessianOptions WithContract { get; } = Known.GetOrCreateValue(options).GetValue(
        contract, types => options with { Types = HessianTypeResolver.Combine(types, options.Types) });

    public bool IsFor(HessianOptions others) => ReferenceEquals(options, others);
}
