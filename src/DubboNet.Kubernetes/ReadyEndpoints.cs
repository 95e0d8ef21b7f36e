using System.Globalization;
using k8s.Models;

namespace DubboNet.Kubernetes;

/// <summary>Chooses the endpoints of a service that get calls.</summary>
internal static class ReadyEndpoints
{
    /// <summary>
    /// Returns the addresses of the ready endpoints. If there are none, those that still serve while they terminate are returned. A pod
    /// with two addresses is returned once, with its IPv4 address.
    /// </summary>
    /// <param name="slices">All slices of the service.</param>
    /// <param name="port">The name of the port, the number of the pods' port, or null for the first port.</param>
    public static IReadOnlyList<(string Host, int Port)> Read(IEnumerable<V1EndpointSlice> slices, string? port)
    {
        Candidate[] all =
        [
            .. from slice in slices
               let number = FindPort(slice, port)
               where number is not null
               from endpoint in slice.Endpoints ?? []
               where endpoint.Addresses?.Count > 0
               select ReadEndpoint(endpoint, number.Value),
        ];
        IEnumerable<Candidate> usable = Array.Exists(all, endpoint => endpoint.IsReady)
            ? all.Where(endpoint => endpoint.IsReady)
            : all.Where(endpoint => endpoint.IsDraining);
        return
        [
            .. from endpoint in usable
               group endpoint by endpoint.Pod into pod
               let first = pod.OrderBy(endpoint => endpoint.IsIpv6).ThenBy(endpoint => endpoint.Host, StringComparer.Ordinal).First()
               select (first.Host, first.Port) into address
               orderby address.Host, address.Port
               select address,
        ];
    }

    /// <summary>Returns the number of the port of a slice's pods, or null if the slice does not have the port.</summary>
    public static int? FindPort(V1EndpointSlice slice, string? port)
    {
        if (int.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out int number))
            return number;
        return (slice.Ports ?? []).FirstOrDefault(
            known => known.Port is not null && known.Protocol is null or "TCP" && (port is null || known.Name == port))?.Port;
    }

    // Conditions that are missing are those of a ready endpoint.
    private static Candidate ReadEndpoint(V1Endpoint endpoint, int port)
    {
        string host = endpoint.Addresses[0];
        bool isReady = endpoint.Conditions?.Ready ?? true;
        bool isTerminating = endpoint.Conditions?.Terminating ?? false;
        return new Candidate(endpoint.TargetRef?.Uid ?? host, host, port)
        {
            IsReady = isReady && !isTerminating,
            IsDraining = isTerminating && (endpoint.Conditions?.Serving ?? isReady),
        };
    }

    private readonly record struct Candidate(string Pod, string Host, int Port)
    {
        public bool IsReady { get; init; }

        public bool IsDraining { get; init; }

        public bool IsIpv6 => Host.Contains(':', StringComparison.Ordinal);
    }
}
