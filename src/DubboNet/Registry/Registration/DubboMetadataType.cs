namespace DubboNet;

/// <summary>
/// Specifies where consumers get the description of an instance's services (<c>dubbo.metadata.storage-type</c>).
/// </summary>
public enum DubboMetadataType
{
    /// <summary>From the provider itself, with <c>MetadataService</c>.</summary>
    Local,

    /// <summary>From the registry, where the provider writes it.</summary>
    Remote,
}
