using DubboNet.Java;

namespace DubboNet.Tool;

/// <summary>Contains a contract and what it is compared with.</summary>
/// <param name="Contract">The contract, as far as it can be compared.</param>
/// <param name="Current">What the other side has.</param>
/// <param name="NotCompared">What could not be compared, for the user.</param>
internal sealed record ContractPair(ContractSnapshot Contract, ContractSnapshot Current, IReadOnlyList<string> NotCompared);
