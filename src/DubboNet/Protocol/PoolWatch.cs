namespace DubboNet.Protocol;

/// <summary>
/// Lets a test see what is taken from pools and given back. Only a host with the switch <c>DubboNet.PoolWatch</c> has it; for all others the compiler
/// leaves out every call.
/// </summary>
internal static class PoolWatch
{
    private static readonly bool IsOn = AppContext.TryGetSwitch("DubboNet.PoolWatch", out bool isOn) && isOn;

    /// <summary>Told of every object that this thread takes.</summary>
    [field: ThreadStatic]
    public static Action<object>? OnRented { get; set; }

    /// <summary>Told of every object that this thread gives back.</summary>
    [field: ThreadStatic]
    public static Action<object>? OnReturned { get; set; }

    public static void Rented(object item)
    {
        if (IsOn)
            OnRented?.Invoke(item);
    }

    public static void Returned(object item)
    {
        if (IsOn)
            OnReturned?.Invoke(item);
    }
}
