namespace DubboNet;

/// <summary>The exception for a connection that was refused, lost, or closed while the call was pending.</summary>
public sealed class DubboConnectionException(string message, Exception? innerException = null) : DubboException(message, innerException);
