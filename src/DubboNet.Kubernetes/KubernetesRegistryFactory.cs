using DubboNet.Kubernetes;

namespace DubboNet;

/// <summary>
/// Creates registries for addresses such as <c>kubernetes://shop/inventory?port=dubbo</c>, where <c>shop</c> is a namespace,
/// <c>inventory</c> a service in it, and <c>dubbo</c> a port of the service. Clients find the ready endpoints of the service. Kubernetes
/// itself registers pods, so a provider that is registered here is not written anywhere.
/// </summary>
/// <remarks>
/// <para>
/// By default, all interfaces are in the service of the address. A parameter with the name of an interface specifies another service for
/// it (<c>com.acme.Pricing=pricing</c>). Without the parameter <c>port</c>, the first port for TCP is used. A number is the port of the
/// pods, which a service without ports needs.
/// </para>
/// <para>
/// In a pod, the registry uses the API server of the cluster and the pod's service account. Elsewhere, the parameter <c>kubeconfig</c> is
/// the path of a configuration file, with <c>context</c> for another one than the current context. Or <c>api</c> is the address of an API
/// server that needs no credentials, such as <c>kubectl proxy</c>.
/// </para>
/// </remarks>
public sealed class KubernetesRegistryFactory : IDubboRegistryFactory
{
    /// <inheritdoc/>
    public DubboRegistry Create(DubboRegistryOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new KubernetesRegistry(new KubernetesSettings(options));
    }
}
