namespace DubboNet.ZooKeeper;

/// <summary>Defines what a watch looks at.</summary>
internal enum WatchKind
{
    /// <summary>The data of a node that exists.</summary>
    Data,

    /// <summary>The creation of a node that does not exist.</summary>
    Absence,

    /// <summary>The list of children of a node.</summary>
    Children,
}
