using DubboNet.Remoting.Scheduling;

namespace DubboNet.ZooKeeper;

/// <summary>Reads a value from one or more nodes and watches them. It belongs to one sequence.</summary>
/// <remarks>Threading: one sequence reads. <see cref="Changed"/> is changed by any thread.</remarks>
internal abstract class NodeReader<T> : IDisposable
{
    /// <summary>Gets the latch that changes when the value has to be read again.</summary>
    public abstract ChangeLatch Changed { get; }

    /// <summary>Reads what has changed since the last time.</summary>
    /// <exception cref="ZooKeeperException">A node could not be read. What was read before is kept.</exception>
    public abstract Task<T> ReadAsync(CancellationToken cancellationToken);

    /// <summary>Returns whether two values are equal, so that the second one need not be delivered.</summary>
    public abstract bool AreEqual(T one, T other);

    /// <summary>Ends the watches.</summary>
    public abstract void Dispose();
}
