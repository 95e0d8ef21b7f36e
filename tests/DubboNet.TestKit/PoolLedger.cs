using DubboNet.Protocol;

namespace DubboNet.TestKit;

/// <summary>
/// Tracks the objects that this thread has taken from the engine's pools and not returned. Each object must be returned once. The host
/// needs the switch <c>DubboNet.PoolWatch</c>.
/// </summary>
internal sealed class PoolLedger
{
    private readonly HashSet<object> _rented = new(ReferenceEqualityComparer.Instance);

    public PoolLedger(Action onRented, Action<string> onViolation)
    {
        PoolWatch.OnRented = item =>
        {
            onRented();
            if (!_rented.Add(item))
                onViolation($"The pool gave the same {item.GetType().Name} to two");
        };
        PoolWatch.OnReturned = item =>
        {
            if (!_rented.Remove(item))
                onViolation($"A {item.GetType().Name} went back to its pool twice");
        };
    }

    /// <summary>Gets the objects that were not returned.</summary>
    public IReadOnlyCollection<object> Outstanding => _rented;
}
