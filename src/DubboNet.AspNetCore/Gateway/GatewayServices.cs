using System.Collections.Concurrent;
using DubboNet.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace DubboNet.AspNetCore;

/// <summary>Finds the services that requests name, first among the contracts of the application and then in its registries.</summary>
internal sealed class GatewayServices
{
    private const int MaxNameLength = 500;

    private readonly ConcurrentDictionary<ServiceKey, (ServiceDefinition Definition, JsonService Service)> _known = new();
    private readonly Lock _lock = new();
    private ContractServices? _contracts;

    /// <summary>Returns the services of the application's contracts.</summary>
    public ContractServices GetContracts(IServiceProvider services)
    {
        lock (_lock)
            return _contracts ??= new ContractServices(services);
    }

    /// <summary>
    /// Returns the service of a request with its invoker. That of a contract which has a client or is hosted is preferred to those of
    /// registries.
    /// </summary>
    /// <param name="context">The request, whose query can have a version and a group.</param>
    /// <param name="interfaceName">The Java interface.</param>
    /// <exception cref="JsonCallException">No service can be meant, or several can.</exception>
    public async Task<(JsonService Service, IDubboInvoker Invoker)> FindAsync(HttpContext context, string interfaceName)
    {
        string? version = context.Request.Query["version"];
        string? group = context.Request.Query["group"];
        bool Matches(ServiceKey service) => (version is null || service.Version == version) && (group is null || service.Group == group);
        ContractService[] contracts = [.. GetContracts(context.RequestServices).Find(interfaceName).Where(one => Matches(one.Key))];
        if (contracts.Length > 1)
            throw Ambiguous(contracts.Select(one => one.Key));
        if (contracts is [var contract])
            return (contract.Service, contract.Invoker);
        var finder = context.RequestServices.GetRequiredService<DubboServiceFinder>();
        IReadOnlyList<DubboFoundService> found = finder.HasRegistry && IsName(interfaceName)
            ? await finder.FindAsync(interfaceName, context.RequestAborted).ConfigureAwait(false)
            : [];
        DubboFoundService[] matching = [.. found.Where(one => Matches(one.Service))];
        return matching switch
        {
            [] => throw Unknown(finder.HasRegistry ? "No registry has such a service." : "The application has no such service."),
            [{ Definition: { } definition } one] => (GetService(one.Service, definition), one.Invoker),
            [_] => throw Unknown("The providers of the service have not published its definition."),
            _ => throw Ambiguous(matching.Select(one => one.Service)),
        };
    }

    private static JsonCallException Unknown(string message) => new(message, []) { IsUnknownMethod = true };

    private static JsonCallException Ambiguous(IEnumerable<ServiceKey> services) => new(
        "The interface has several services. Add the version or the group to the query, such as ?version=1.0.0. The services are "
            + $"{string.Join(", ", services)}.",
        []);

    private JsonService GetService(ServiceKey key, ServiceDefinition definition)
    {
        if (_known.TryGetValue(key, out (ServiceDefinition Definition, JsonService Service) known)
            && ReferenceEquals(known.Definition, definition))
        {
            return known.Service;
        }

        var service = new JsonService(key, definition);
        _known[key] = (definition, service);
        return service;
    }

    // Names that no interface can have are not looked up.
    private static bool IsName(string text) =>
        text.Length <= MaxNameLength && text.All(letter => char.IsLetterOrDigit(letter) || letter is '.' or '_' or '$');
}
