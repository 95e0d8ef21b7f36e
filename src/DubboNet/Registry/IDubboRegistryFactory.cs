namespace DubboNet;

/// <summary>Creates registries for one scheme of addresses. Each package for a registry has one.</summary>
public interface IDubboRegistryFactory
{
    /// <summary>Creates a registry without connecting to it. It connects on first use.</summary>
    /// <exception cref="ArgumentException">The address or an option is invalid. The message names it.</exception>
    DubboRegistry Create(DubboRegistryOptions options);
}
