namespace DubboNet.Remoting.Transport;

/// <summary>
/// Describes why a stream failed. Sockets and TLS report the cause in inner exceptions, and a message such as "see inner exception" does
/// not help.
/// </summary>
internal static class TransportFailure
{
    /// <summary>Returns the messages of an exception and its inner exceptions, without repetitions.</summary>
    public static string Describe(Exception failure)
    {
        string text = failure.Message;
        for (Exception? cause = failure.InnerException; cause is not null; cause = cause.InnerException)
        {
            if (!text.Contains(cause.Message, StringComparison.Ordinal))
                text = $"{text} {cause.Message}";
        }

        return text.EndsWith('.') ? text : $"{text}.";
    }
}
