using System.Runtime.CompilerServices;
using DubboNet.Hessian;

namespace DubboNet.Protocol;

/// <summary>The options of a channel or a server, and the same with the types of a contract before their own.</summary>
internal sealed class ContractOptions(HessianOptions options, IHessianTypeResolver contract)
{
    /// <summary>
    /// All methods of a contract share what is made here. It must not refer to the options that it was made of. Otherwise the types of a
    /// contract, which live as long as the process, would keep them.
    /// </summary>
    private static readonly ConditionalWeakTable<HessianOptions, ConditionalWeakTable<IHessianTypeResolver, HessianOptions>> Known = [];

    public HessianOptions WithContract { get; } = Known.GetOrCreateValue(options).GetValue(
        contract, types => options with { Types = HessianTypeResolver.Combine(types, options.Types) });

    public bool IsFor(HessianOptions others) => ReferenceEquals(options, others);
}
