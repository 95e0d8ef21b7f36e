namespace DubboNet;

/// <summary>No connection: refused, lost, or closed while the call was pending.</summary>
public sealed class DubboConnectionException(string message, Exception? innerException = null) : DubboException(message, innerException);
