namespace DubboNet.Remoting.Transport;

/// <summary>Says why a stream failed. Sockets and TLS put the reason into inner exceptions: "see inner exception" helps nobody.</summary>
internal static class TransportFailure
{
    /// <summary>The messages of an exception and its causes, each said once.</summary>
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
