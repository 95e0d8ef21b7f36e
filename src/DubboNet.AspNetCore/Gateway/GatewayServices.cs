using System.Collections.Concurrent;
using DubboNet.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace DubboNet.AspNetCore;

/// <summary>Finds the services that requests to a gateway name.</summary>
internal sealed class GatewayServices
{
    private const int MaxNameLength = 500;

    private readonly ConcurrentDictionary<ServiceKey, (ServiceDefinition Definition, JsonService Service)> _known = new();

    /// <summary>Returns the service of a request with its invoker.</summary>
    /// <param name="context">The request, whose query can have a version and a group.</param>
    /// <param name="interfaceName">The Java interface.</param>
    /// <exception cref="JsonCallException">No service can be meant, or several can.</exception>
    public async Task<(JsonService Service, IDubboInvoker Invoker)> FindAsync(HttpContext context, string interfaceName)
    {
        var finder = context.RequestServices.GetRequiredService<DubboServiceFinder>();
        string? version = context.Request.Query["version"];
        string? group = context.Request.Query["group"];
        IReadOnlyList<DubboFoundService> found = IsName(interfaceName)
            ? await finder.FindAsync(interfaceName, context.RequestAborted).ConfigureAwait(false)
            : [];
        DubboFoundService[] matching = [.. found.Where(one =>
            (version is null || one.Service.Version == version) && (group is null || one.Service.Group == group))];
        return matching switch
        {
            [] => throw new JsonCallException("No registry has such a service.", []) { IsUnknownMethod = true },
            [{ Definition: { } definition } one] => (GetService(one.Service, definition), one.Invoker),
            [_] => throw new JsonCallException("The providers of the service have not published its definition.", [])
            {
                IsUnknownMethod = true,
            },
            _ => throw new JsonCallException(
                "The interface has several services. Add the version or the group to the query, such as ?version=1.0.0. The services are "
                    + $"{string.Join(", ", matching.Select(one => one.Service))}.",
                []),
        };
    }

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
