namespace DubboNet.AspNetCore;

/// <summary>Contains the options of the console.</summary>
public sealed class DubboConsoleOptions
{
    /// <summary>
    /// Gets or sets a value indicating whether other machines can use the console. It makes all services callable, so add authorization.
    /// The default is false, which means that requests must come from this machine, without a proxy, and to a name of the loopback
    /// interface such as <c>localhost</c>.
    /// </summary>
    public bool AllowRemoteAccess { get; set; }

    /// <summary>
    /// Gets the options of values, bodies and deadlines. Those of statuses and of headers in responses have no effect.
    /// <see cref="DubboHttpOptions.IncludeExceptionDetails"/> is true by default.
    /// </summary>
    public DubboHttpOptions Http { get; } = new() { IncludeExceptionDetails = true };
}
