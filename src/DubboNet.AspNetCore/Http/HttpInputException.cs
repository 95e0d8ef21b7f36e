namespace DubboNet.AspNetCore;

/// <summary>The exception for a request whose headers or body cannot be used.</summary>
/// <param name="status">The status of the response.</param>
/// <param name="message">A sentence that tells what is wrong and what to do.</param>
internal sealed class HttpInputException(int status, string message) : Exception(message)
{
    /// <summary>Gets the status of the response.</summary>
    public int Status { get; } = status;
}
