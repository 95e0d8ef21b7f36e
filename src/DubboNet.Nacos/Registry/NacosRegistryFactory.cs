using DubboNet.Nacos;

namespace DubboNet;

/// <summary>
/// Creates registries for addresses such as <c>nacos://nacos-1:8848?backup=nacos-2:8848</c>. They use gRPC at the port 1,000 above. If it
/// cannot be reached, they use HTTP.
/// </summary>
public sealed class NacosRegistryFactory : IDubboRegistryFactory
{
    /// <inheritdoc/>
    public DubboRegistry Create(DubboRegistryOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new NacosRegistry(new NacosSettings(options));
    }
}
