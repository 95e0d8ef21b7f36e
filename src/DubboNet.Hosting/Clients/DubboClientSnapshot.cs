namespace DubboNet.Hosting;

/// <summary>Describes a client of the application at one moment.</summary>
/// <param name="Name">The name of the client, or null for calls without a contract (<see cref="DubboServiceFinder"/>).</param>
/// <param name="Services">The services that the client calls.</param>
/// <param name="Cluster">The state of its providers.</param>
public sealed record DubboClientSnapshot(string? Name, IReadOnlyList<ServiceKey> Services, ClusterSnapshot Cluster);
