namespace DubboNet;

/// <summary>Lists what is registered in a registry.</summary>
/// <param name="Interfaces">
/// The interfaces that are known at the interface level. Some can be without providers, because registries keep them.
/// </param>
/// <param name="Applications">
/// The names of the applications with instances (application level). They can include applications without services of Dubbo.
/// </param>
public sealed record RegistryContents(IReadOnlyList<string> Interfaces, IReadOnlyList<string> Applications);
