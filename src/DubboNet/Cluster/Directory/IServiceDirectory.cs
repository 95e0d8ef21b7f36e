namespace DubboNet.Cluster.Directory;

/// <summary>A directory that knows for which interface it finds providers, also while there are none.</summary>
internal interface IServiceDirectory : IProviderDirectory
{
    /// <summary>Gets the Java interface, or null if it is unknown.</summary>
    string? Interface { get; }
}
