using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace DubboNet.Registry.Metadata;

/// <summary>
/// The services of one revision of an application (Java's <c>MetadataInfo</c>). At the application level, registries contain the instances
/// of an application, and the metadata tells which services they have.
/// </summary>
internal sealed class ApplicationMetadata
{
    private readonly ServiceInfo[] _services;

    /// <summary>Describes the services of an application's providers.</summary>
    /// <param name="application">The name of the application.</param>
    /// <param name="providers">The URLs of the providers, such as <see cref="ProviderUrl.Create"/> returns them. Their host is ignored. The
    /// last one with the same service and protocol is used.</param>
    public ApplicationMetadata(string application, IEnumerable<DubboUrl> providers)
        : this(application, providers.Select(ServiceInfo.FromUrl), null)
    {
    }

    public ApplicationMetadata(string application, IEnumerable<ServiceInfo> services, string? revision)
    {
        var byKey = new SortedDictionary<string, ServiceInfo>(StringComparer.Ordinal);
        foreach (ServiceInfo service in services)
            byKey[service.Key] = service;
        Application = application;
        _services = [.. byKey.Values];
        Revision = revision ?? ComputeRevision();
    }

    /// <summary>Gets the name of the application.</summary>
    public string Application { get; }

    /// <summary>
    /// Gets the hash of the services. It is computed as in Java, so that equal metadata has an equal revision in all processes.
    /// </summary>
    public string Revision { get; }

    /// <summary>Gets the services, sorted by key.</summary>
    public IReadOnlyList<ServiceInfo> Services => _services;

    /// <summary>Parses the JSON in a registry, and returns whether it succeeded.</summary>
    public static bool TryParse(string json, [NotNullWhen(true)] out ApplicationMetadata? metadata) =>
        MetadataJson.TryRead(json, out metadata);

    /// <summary>Returns the metadata as the JSON that registries contain (<see cref="DubboRegistry.SetMetadataAsync"/>).</summary>
    public string ToJson() => MetadataJson.Write(this);

    private string ComputeRevision()
    {
        string text = Application + string.Concat(_services.Select(service => service.RevisionText));
#pragma warning disable CA5351 // The hash identifies content and protects no secret. Java uses MD5.
        return Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(text)));
#pragma warning restore CA5351
    }
}
