using Microsoft.AspNetCore.Http;

namespace DubboNet.AspNetCore;

/// <summary>Represents a message with a request or a batch, and counts the length of its responses.</summary>
/// <param name="context">The HTTP request that brought the message or opened the WebSocket.</param>
/// <param name="interfaceName">The Java interface. If it is null, the names of methods begin with it.</param>
/// <param name="maxResponseSize">The maximum length of all responses together in bytes.</param>
/// <param name="cancellationToken">A token that ends the calls.</param>
internal sealed class JsonRpcMessage(
    HttpContext context, string? interfaceName, int maxResponseSize, CancellationToken cancellationToken)
{
    private long _remaining = maxResponseSize;

    /// <summary>Gets the Java interface, or null if the names of methods begin with it.</summary>
    public string? InterfaceName { get; } = interfaceName;

    /// <summary>Gets the HTTP request.</summary>
    public HttpContext Context { get; } = context;

    /// <summary>Gets the token that ends the calls.</summary>
    public CancellationToken Aborted { get; } = cancellationToken;

    /// <summary>Returns the interface and the method that a request names.</summary>
    public (string Interface, string Method) Split(string method)
    {
        if (InterfaceName is not null)
            return (InterfaceName, method);
        int end = method.LastIndexOf('.');
        return (method[..Math.Max(end, 0)], method[(end + 1)..]);
    }

    /// <summary>Returns whether a response can be sent with those before it.</summary>
    public bool TryAdd(byte[] response)
    {
        if (Interlocked.Add(ref _remaining, -response.Length) >= 0)
            return true;
        // A shorter one can still have room.
        Interlocked.Add(ref _remaining, response.Length);
        return false;
    }
}
