using DubboNet.Protocol;

namespace DubboNet.TestKit;

/// <summary>
/// What this thread has taken from the engine's pools and not given back. Each object must come back once. The host needs the switch
/// <c>DubboNet.PoolWatch</c>.
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

    /// <summary>What never came back.</summary>
    public IReadOnlyCollection<object> Outstanding => _rented;
}
