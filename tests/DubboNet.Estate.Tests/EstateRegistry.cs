namespace DubboNet.Estate.Tests;

/// <summary>Lists the registries.</summary>
public enum EstateRegistry
{
    ZooKeeper,
    Nacos,
}
