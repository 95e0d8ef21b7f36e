namespace DubboNet.Cluster.Routing;

/// <summary>A rule that gives tags to the providers of an application.</summary>
/// <param name="Application">The application.</param>
/// <param name="IsForced">Whether calls with one of its tags fail if no provider has the tag.</param>
/// <param name="Groups">The groups of providers.</param>
internal sealed record TagRule(string Application, bool IsForced, IReadOnlyList<TagGroup> Groups);
