namespace DubboNet.Interop.Tests.Registries;

/// <summary>Lists the registries.</summary>
public enum EstateRegistry
{
    ZooKeeper,
    Nacos,
}
