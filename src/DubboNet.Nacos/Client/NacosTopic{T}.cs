namespace DubboNet.Nacos;

/// <summary>Represents something with a value that is watched.</summary>
internal abstract class NacosTopic<T>(Lock gate, TimeProvider time) : NacosTopic(gate, time)
{
    private bool _isKnown;
    private T _value = default!;

    /// <summary>Returns the value, if the server has responded.</summary>
    /// <exception cref="DubboRegistryException">The server refused.</exception>
    public bool TryGet(out T value)
    {
        lock (Gate)
        {
            if (Refusal is { } refusal)
                throw new DubboRegistryException(refusal.Message, refusal);
            value = _value;
            return _isKnown;
        }
    }

    /// <summary>Returns whether the current value is known and equal to another one.</summary>
    protected bool Has(T value) => _isKnown && EqualityComparer<T>.Default.Equals(_value, value);

    /// <summary>Keeps a value. The watches are released if it has changed.</summary>
    protected void Keep(T value, bool isChanged)
    {
        _value = value;
        _isKnown = true;
        Succeed(isChanged);
    }
}
