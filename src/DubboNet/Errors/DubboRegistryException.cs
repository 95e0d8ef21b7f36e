namespace DubboNet;

/// <summary>The exception that is thrown when a registry refuses an operation or cannot be reached.</summary>
public sealed class DubboRegistryException : Exception
{
    /// <summary>Initializes the exception.</summary>
    /// <param name="message">What failed, where, and what to do.</param>
    /// <param name="innerException">The cause, or null.</param>
    public DubboRegistryException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
