namespace DubboNet.Protocol;

/// <summary>
/// Lets a test observe which objects are rented from pools and returned. It is active only if the host sets the switch
/// <c>DubboNet.PoolWatch</c>. Otherwise, the compiler removes the calls.
/// </summary>
internal static class PoolWatch
{
    private static readonly bool IsOn = AppContext.TryGetSwitch("DubboNet.PoolWatch", out bool isOn) && isOn;

    /// <summary>Gets or sets a callback for every object that the current thread rents.</summary>
    [field: ThreadStatic]
    public static Action<object>? OnRented { get; set; }

    /// <summary>Gets or sets a callback for every object that the current thread returns.</summary>
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
