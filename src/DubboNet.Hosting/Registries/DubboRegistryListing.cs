namespace DubboNet.Hosting;

/// <summary>Lists the services of a registry at one moment.</summary>
/// <param name="Registry">The address of the registry, without its password.</param>
/// <param name="Services">The services, sorted by interface, group and version. Empty if the registry cannot be read.</param>
/// <param name="Problem">A sentence about what is wrong with the registry, or null if no problem is known.</param>
public sealed record DubboRegistryListing(string Registry, IReadOnlyList<CatalogService> Services, string? Problem);
