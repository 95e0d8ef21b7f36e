namespace DubboNet.Java;

/// <summary>The exception for an artifact that cannot be found, downloaded or read.</summary>
public sealed class MavenException : Exception
{
    /// <summary>Initializes the exception.</summary>
    /// <param name="message">What is wrong, where it is and what to do.</param>
    /// <param name="innerException">The cause, or null.</param>
    public MavenException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
