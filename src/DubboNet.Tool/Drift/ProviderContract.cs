using DubboNet.Java;

namespace DubboNet.Tool;

/// <summary>Reads what a provider or a registry tells of the interfaces of a contract.</summary>
/// <param name="target">The provider or the registry.</param>
/// <param name="contract">The contract.</param>
internal sealed class ProviderContract(CallTarget target, ContractSnapshot contract)
{
    private readonly BinaryNames _names = new(contract);
    private readonly List<ServiceSnapshot> _services = [];
    private readonly Dictionary<string, TypeSnapshot> _types = [];
    private readonly List<string> _notCompared = [];

    /// <summary>Reads all services of the contract, and makes both sides comparable.</summary>
    /// <param name="group">The group of the services, or null.</param>
    /// <param name="version">The version of the services, or null.</param>
    /// <param name="cancellationToken">A token that ends the requests.</param>
    /// <exception cref="ToolException">The target has an interface only with other groups or versions.</exception>
    public async Task<ContractPair> ReadAsync(string? group, string? version, CancellationToken cancellationToken)
    {
        var lookup = new ServiceLookup(target);
        using var finder = new SignatureFinder(target, lookup, []);
        foreach (ServiceSnapshot service in contract.Services)
        {
            KnownService? known = await lookup.TryFindAsync(
                new ServiceKey(service.Name, version, group), group is not null || version is not null, cancellationToken)
                .ConfigureAwait(false);
            if (known is null)
                AddCallback(service);
            else if (await finder.FindAsync(known, cancellationToken).ConfigureAwait(false) is { } signatures)
                Add(service, signatures);
            else
                AddNames(service, known);
        }

        var comparable = ComparableContract.Create(contract, new ContractSnapshot(_services, [.. _types.Values]));
        // Classes of a service whose source has none are noted with the service.
        if (_types.Count > 0 && comparable.Undescribed.Count > 0)
            _notCompared.Add($"{string.Join(", ", comparable.Undescribed)}: the metadata centre does not describe these classes");
        return new ContractPair(comparable.Contract, comparable.Current, _notCompared);
    }

    private void Add(ServiceSnapshot service, ServiceSignatures signatures)
    {
        _services.Add(new ServiceSnapshot(
            service.Name, [.. signatures.Methods.Select(method => Convert(_names.Restore(method)))], IsDeprecated: false));
        foreach (JavaTypeShape type in signatures.Types)
        {
            string name = _names.Restore(type.Name);
            _types[name] = new TypeSnapshot(
                name, type.Constants is null ? JavaClassKind.Class : JavaClassKind.Enum, null, [],
                [.. type.Fields.Select(field => new FieldSnapshot(field.Name, $"{_names.Restore(field.Type)}"))],
                type.Constants ?? [], HasFallback: false, IsDeprecated: false);
        }

        if (signatures.Types.Count == 0)
            _notCompared.Add($"{service.Name}: classes of parameters and results, because {signatures.Source} does not tell them");
    }

    // A consumer implements these interfaces, so no provider has them. Any other interface is missing.
    private void AddCallback(ServiceSnapshot service)
    {
        bool isCallback = contract.Services.Any(other => other.Methods.Any(method => method.Parameters.Contains(service.Name)));
        if (!isCallback)
            return;
        _services.Add(service);
        _notCompared.Add($"{service.Name}: its methods, because consumers implement it");
    }

    // The URL of a provider in a registry has the names of the methods.
    private void AddNames(ServiceSnapshot service, KnownService known)
    {
        HashSet<string> names = [.. known.Providers.SelectMany(url => url.GetParameter("methods")?.Split(',') ?? [])];
        _services.Add(names.Count == 0
            ? service
            : service with { Methods = [.. service.Methods.Where(method => names.Contains(method.Name))] });
        _notCompared.Add(names.Count == 0
            ? $"{service.Name}: its methods, because the provider tells only the name of the interface"
            : $"{service.Name}: parameters and results, because the provider tells only the names of the methods");
    }

    private static MethodSnapshot Convert(MethodSignature method) => new(
        method.Name, $"({method.Descriptor})", [.. method.Parameters.Select(parameter => $"{parameter}")],
        $"{method.Result ?? JavaTypeName.Object}", IsFuture: false, [], IsDeprecated: false);
}
