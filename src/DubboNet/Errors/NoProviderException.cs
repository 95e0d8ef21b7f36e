namespace DubboNet;

/// <summary>
/// No provider was left to call. The message says which were known, and of each why it was ruled out; nothing was sent. The inner exception, if any, is that of
/// the last attempt.
/// </summary>
public sealed class NoProviderException : DubboException
{
    internal NoProviderException(string message, Exception? innerException)
        : base(message, innerException) => RequestState = RequestState.NotSent;
}
