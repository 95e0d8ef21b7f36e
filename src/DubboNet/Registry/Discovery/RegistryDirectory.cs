using DubboNet.Cluster.Directory;
using DubboNet.Registry.Discovery;
using DubboNet.Remoting.Scheduling;
using Microsoft.Extensions.Logging;

namespace DubboNet;

/// <summary>
/// Finds the providers of a service in registries, at the interface level (Dubbo 2.6, 2.7 and 3) and at the application level (Dubbo 3).
/// Applies the rules of the registries, and merges their lists. Each <see cref="ProviderAddress.Url"/> has the merged parameters of its
/// provider.
/// </summary>
/// <remarks>
/// Several changes within 100 ms are delivered as one list, and at least each second. The registries belong to the caller, who disposes of
/// them after the cluster.
/// </remarks>
public sealed class RegistryDirectory : IProviderDirectory, IServiceDirectory
{
    private readonly DubboRegistry[] _registries;
    private readonly ServiceKey _service;
    private readonly RegistryDirectoryOptions _options;

    /// <summary>Creates a directory without using the registries yet.</summary>
    /// <param name="registries">The registries, whose providers are merged.</param>
    /// <param name="service">
    /// The service. The group can be a list with commas, or <c>*</c> for any group. The version can be <c>*</c>.
    /// </param>
    /// <param name="options">The options, or null for the defaults.</param>
    /// <exception cref="ArgumentException">The list of registries is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The start timeout is not positive.</exception>
    public RegistryDirectory(IEnumerable<DubboRegistry> registries, ServiceKey service, RegistryDirectoryOptions? options = null)
    {
        _registries = [.. registries];
        _service = service;
        _options = options ?? new RegistryDirectoryOptions();
        if (_registries.Length == 0)
            throw new ArgumentException($"There is no registry for {service}. Pass at least one.", nameof(registries));
        TimerRange.CheckPositive(_options.StartTimeout, _options.Channel.LoggerFactory.CreateLogger<RegistryDirectory>());
    }

    /// <inheritdoc/>
    string? IServiceDirectory.Interface => _service.Interface;

    /// <inheritdoc/>
    public IAsyncEnumerable<ProviderList> WatchAsync(CancellationToken cancellationToken) =>
        new DirectoryWatch(_registries, _service, _options, ToString()).RunAsync(cancellationToken);

    /// <summary>Returns the service and the registries.</summary>
    public override string ToString() => $"{_service} in {string.Join<DubboRegistry>(", ", _registries)}";
}
