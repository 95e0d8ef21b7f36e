using DubboNet.Registry.Metadata;

namespace DubboNet.Registry.Registration;

/// <summary>What a provider wants to have in a registry.</summary>
/// <param name="Urls">The URL of each service.</param>
/// <param name="Metadata">The description of the services.</param>
/// <param name="StartTime">The time of the start, in milliseconds since 1970.</param>
internal sealed record RegistrationPlan(IReadOnlyList<DubboUrl> Urls, ApplicationMetadata Metadata, string StartTime)
{
    /// <summary>Returns whether another plan has the same URLs and the same description.</summary>
    public bool HasSame(RegistrationPlan other) => Metadata.Revision == other.Metadata.Revision && Urls.SequenceEqual(other.Urls);

    /// <summary>Gets the services for log entries.</summary>
    public string Services => string.Join(", ", Urls.Select(url => url.ServiceKey));

    /// <summary>Gets the names of the Java interfaces.</summary>
    public IEnumerable<string> Interfaces => Urls.Select(url => url.Interface).Distinct();

    /// <summary>Creates the instance of the application.</summary>
    public ServiceInstance CreateInstance(DubboMetadataType type) => new(Metadata.Application, Urls[0].Host, Urls[0].Port)
    {
        Metadata = InstanceMetadata.Write(Metadata.Revision, type == DubboMetadataType.Remote, Urls[0].Port, StartTime),
    };
}
