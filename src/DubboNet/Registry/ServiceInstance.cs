namespace DubboNet;

/// <summary>An instance of an application in a registry (application-level discovery of Dubbo 3).</summary>
/// <param name="Application">The name of the application.</param>
/// <param name="Host">The host name or the IP address. An IPv6 address has no brackets.</param>
/// <param name="Port">The port of the instance's first protocol.</param>
public sealed record ServiceInstance(string Application, string Host, int Port)
{
    /// <summary>
    /// Gets the metadata, with Java's keys, such as <c>dubbo.metadata.revision</c>. All values are texts. Some contain JSON.
    /// </summary>
    public IReadOnlyDictionary<string, string> Metadata { get; init; } = new Dictionary<string, string>();

    /// <summary>Gets a value indicating whether consumers should use the instance. The default is true.</summary>
    public bool IsEnabled { get; init; } = true;
}
