namespace DubboNet;

/// <summary>
/// The exception for a call for which no provider was left. The message lists the known providers and why each was ruled out. Nothing was
/// sent. The inner exception, if any, is that of the last attempt.
/// </summary>
public sealed class NoProviderException : DubboException
{
    internal NoProviderException(string message, Exception? innerException)
        : base(message, innerException) => RequestState = RequestState.NotSent;
}
