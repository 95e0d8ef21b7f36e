using System.Diagnostics.CodeAnalysis;
using System.Net;
using Microsoft.Extensions.ServiceDiscovery;

namespace DubboNet.ServiceDiscovery.Tests;

/// <summary>Provides one endpoint for each service, without notifications of its changes.</summary>
internal sealed class SilentEndpoints : IServiceEndpointProviderFactory, IServiceEndpointProvider
{
    private volatile EndPoint _endPoint = new IPEndPoint(IPAddress.Loopback, 0);

    public EndPoint EndPoint
    {
        set => _endPoint = value;
    }

    public bool TryCreateProvider(ServiceEndpointQuery query, [NotNullWhen(true)] out IServiceEndpointProvider? provider)
    {
        provider = this;
        return true;
    }

    public ValueTask PopulateAsync(IServiceEndpointBuilder endpoints, CancellationToken cancellationToken)
    {
        endpoints.Endpoints.Add(ServiceEndpoint.Create(_endPoint));
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
