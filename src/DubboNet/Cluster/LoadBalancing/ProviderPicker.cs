namespace DubboNet;

/// <summary>
/// Selects a provider for each call among those that were ready when it was created. The cluster replaces the picker when something
/// changes. Many threads use it at the same time, so it must not change anything but counters.
/// </summary>
public abstract class ProviderPicker
{
    /// <summary>
    /// Selects a provider. It must not block. If the selected provider was tried or is no longer ready, the cluster asks again a few times,
    /// and then selects another provider at random by weight.
    /// </summary>
    public abstract ClusterProvider Pick(in PickContext context);
}
