using System.Net;
using DubboNet.Client;

namespace DubboNet.Registry.Metadata;

/// <summary>Gets the metadata of an application from the registry, or from one of its instances.</summary>
internal sealed class MetadataClient(DubboRegistry registry, DubboChannelOptions options)
{
    private static readonly TimeSpan RequestTimeout = TimeSpan.FromSeconds(5);

    /// <summary>Gets the source of the choice between instances.</summary>
    public Random Random => options.Random;

    /// <summary>Gets the metadata of an instance's revision.</summary>
    /// <exception cref="InvalidDataException">The metadata is missing or malformed. The message says where.</exception>
    /// <exception cref="OperationCanceledException">The token was canceled.</exception>
    public Task<ApplicationMetadata> GetAsync(ServiceInstance instance, InstanceMetadata about, CancellationToken cancellationToken) =>
        about is { IsRemote: false, Protocol: "dubbo" }
            ? AskInstanceAsync(instance, about, cancellationToken)
            : ReadRegistryAsync(instance.Application, about, cancellationToken);

    private async Task<ApplicationMetadata> ReadRegistryAsync(
        string application, InstanceMetadata about, CancellationToken cancellationToken)
    {
        string? json = await registry.GetMetadataAsync(application, about.Revision, cancellationToken).ConfigureAwait(false);
        if (json is null)
        {
            throw new InvalidDataException(about.IsRemote
                ? $"{registry} does not contain it."
                : $"{registry} does not contain it, and the MetadataService of the instances uses {PeerText.OneLine(about.Protocol)}. "
                    + "Add the protocol dubbo to the application, or set metadata-type=remote there.");
        }

        return ApplicationMetadata.TryParse(json, out ApplicationMetadata? metadata)
            ? metadata
            : throw new InvalidDataException($"{registry} contains malformed metadata: {PeerText.OneLine(json)}");
    }

    // Each request has a connection of its own, as in Java.
    private async Task<ApplicationMetadata> AskInstanceAsync(
        ServiceInstance instance, InstanceMetadata about, CancellationToken cancellationToken)
    {
        EndPoint endPoint = IPAddress.TryParse(instance.Host, out IPAddress? ip)
            ? new IPEndPoint(ip, about.Port)
            : new DnsEndPoint(instance.Host, about.Port);
        var address = new ProviderAddress(endPoint);
        var calls = new ChannelCalls(address, options, new ChannelConnections(new ChannelSettings(address, options)));
        try
        {
            DubboMethod<string, object> method = MetadataMethods.GetMetadataInfo(instance.Application, about.Version);
            object? result = await calls.InvokeAsync(
                method, about.Revision, new DubboCallOptions { Timeout = RequestTimeout }, cancellationToken).ConfigureAwait(false);
            return MetadataMethods.FromJava(result, instance.Application, about.Revision) ?? throw new InvalidDataException(
                result is null
                    ? $"The instance {instance.Host}:{about.Port} does not know the revision."
                    : $"The instance {instance.Host}:{about.Port} returned {PeerText.OneLine($"{result}")}.");
        }
        finally
        {
            await calls.Connections.DisposeAsync().ConfigureAwait(false);
        }
    }
}
