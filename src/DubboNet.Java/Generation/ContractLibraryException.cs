namespace DubboNet.Java;

/// <summary>The exception for a library from which no contracts can be generated.</summary>
public sealed class ContractLibraryException : Exception
{
    /// <summary>Initializes the exception.</summary>
    /// <param name="library">The location of the library, as it was stated.</param>
    /// <param name="message">What is wrong and what to do.</param>
    /// <param name="innerException">The cause, or null.</param>
    public ContractLibraryException(string library, string message, Exception? innerException = null)
        : base(message, innerException) => Library = library;

    /// <summary>Gets the location of the library, as it was stated.</summary>
    public string Library { get; }
}
