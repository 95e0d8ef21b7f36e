namespace DubboNet;

/// <summary>
/// The exception for received data that is not a dubbo frame. The connection is closed, because the start of the next frame is unknown.
/// </summary>
public sealed class DubboProtocolException(string message) : DubboException(message);
