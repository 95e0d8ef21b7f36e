namespace DubboNet.AspNetCore;

/// <summary>The exception for the result of a call that JSON cannot represent.</summary>
internal sealed class UnwritableResultException(string message, Exception cause) : Exception(message, cause);
