namespace DubboNet.Cluster.Routing;

/// <summary>All that routing reads of a call. Calls with the same key can use the same providers.</summary>
/// <param name="Tag">The tag, which is empty if no provider has it. Null for a call without a tag.</param>
/// <param name="IsForced">Whether the call fails if no provider has its tag.</param>
/// <param name="Matched">A bit for each condition that depends on calls, which is set if it describes the call.</param>
internal readonly record struct RouteKey(string? Tag, bool IsForced, ulong Matched);
