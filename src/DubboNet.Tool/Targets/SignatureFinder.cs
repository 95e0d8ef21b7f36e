using System.Net;

namespace DubboNet.Tool;

/// <summary>
/// Finds the methods of a service. It looks in contracts and jars, then in the metadata centre of a registry, and then asks a provider over
/// telnet. The metadata service and QoS of Java tell the names of services and methods only.
/// </summary>
/// <param name="target">The target.</param>
/// <param name="lookup">The services of the target.</param>
/// <param name="contracts">The paths of contracts and jars, which are empty if the user stated none.</param>
internal sealed class SignatureFinder(CallTarget target, ServiceLookup lookup, IReadOnlyList<string> contracts) : IDisposable
{
    private readonly ContractSignatures? _contracts = contracts.Count > 0 ? new ContractSignatures(contracts) : null;

    /// <summary>Returns the methods of a service, or null if no source has them.</summary>
    /// <param name="service">The service.</param>
    /// <param name="cancellationToken">A token that ends the requests.</param>
    /// <exception cref="ToolException">Contracts were stated, and they do not have the interface.</exception>
    public async Task<ServiceSignatures?> FindAsync(KnownService service, CancellationToken cancellationToken)
    {
        if (FindInContracts(service.Key.Interface) is { } stated)
            return stated;
        ServiceDefinition? definition = await lookup.GetDefinitionAsync(service, cancellationToken).ConfigureAwait(false);
        return definition is not null
            ? DefinitionSignatures.Create(definition)
            : await AskProviderAsync(service, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public void Dispose() => _contracts?.Dispose();

    private ServiceSignatures? FindInContracts(string interfaceName) => _contracts is null
        ? null
        : _contracts.Find(interfaceName) ?? throw new ToolException(
            ExitCode.Input,
            $"{string.Join(", ", contracts)} has no interface {interfaceName}. {NameHint.Create(interfaceName, _contracts.Names)}");

    private async Task<ServiceSignatures?> AskProviderAsync(KnownService service, CancellationToken cancellationToken)
    {
        EndPoint? provider = target.Provider?.EndPoint ?? service.Providers.Select(AddressOf).FirstOrDefault(found => found is not null);
        // A TLS port accepts no text.
        if (provider is null || target.ChannelOptions.Tls is not null)
            return null;
        // The full name also finds a GenericService that is exported under it, in an order that differs from process to process. The simple
        // name finds the interface itself.
        string name = service.Key.Interface;
        foreach (string asked in (string[])[name, name[(name.LastIndexOf('.') + 1)..]])
        {
            string? text = await TelnetClient.AskAsync(provider, $"ls -l {asked}", cancellationToken).ConfigureAwait(false);
            if (text is null)
                return null;
            if (TelnetSignatures.Parse(text) is { } methods)
                return new ServiceSignatures("telnet", methods);
        }

        return null;
    }

    private static EndPoint? AddressOf(DubboUrl url) =>
        url.Protocol == "dubbo" && ProviderAddress.TryParse($"{url.Host}:{url.Port}", out ProviderAddress? address, out _)
            ? address.EndPoint
            : null;
}
