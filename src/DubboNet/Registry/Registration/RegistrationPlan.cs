using DubboNet.Registry.Metadata;

namespace DubboNet.Registry.Registration;

/// <summary>What a provider wants to have in its registries.</summary>
/// <param name="Urls">The URL of each service.</param>
/// <param name="Metadata">The description of the services.</param>
/// <param name="StartTime">The time of the start, in milliseconds since 1970.</param>
internal sealed record RegistrationPlan(IReadOnlyList<DubboUrl> Urls, ApplicationMetadata Metadata, string StartTime)
{
    /// <summary>Gets the services for log entries.</summary>
    public string Services => string.Join(", ", Urls.Select(url => url.ServiceKey));

    /// <summary>Gets the names of the Java interfaces.</summary>
    public IEnumerable<string> Interfaces => Urls.Select(url => url.Interface).Distinct();

    /// <summary>Creates the instance of the application, with the keys of metadata that Java reads.</summary>
    public ServiceInstance CreateInstance(DubboMetadataType type)
    {
        (string host, int port) = (Urls[0].Host, Urls[0].Port);
        var metadata = new Dictionary<string, string>
        {
            ["dubbo.endpoints"] = $$"""[{"port":{{port}},"protocol":"dubbo"}]""",
            ["dubbo.metadata.revision"] = Metadata.Revision,
            ["dubbo.metadata.storage-type"] = type == DubboMetadataType.Local ? "local" : "remote",
            ["timestamp"] = StartTime,
        };
        // Consumers ask with the first serialization of the list. Java fails if the port is a number.
        if (type == DubboMetadataType.Local)
        {
            metadata["dubbo.metadata-service.url-params"] =
                $$"""{"dubbo":"2.0.2","port":"{{port}}","prefer.serialization":"hessian2","protocol":"dubbo","version":"1.0.0"}""";
        }

        return new ServiceInstance(Metadata.Application, host, port) { Metadata = metadata };
    }
}
