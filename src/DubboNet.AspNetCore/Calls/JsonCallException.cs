namespace DubboNet.AspNetCore;

/// <summary>The exception for JSON arguments that select no method, or several ones.</summary>
/// <param name="message">A sentence that tells what is wrong.</param>
/// <param name="candidates">The methods that can be called.</param>
internal sealed class JsonCallException(string message, IEnumerable<ServiceMethod> candidates) : Exception(message)
{
    /// <summary>Gets the declarations of the methods that can be called.</summary>
    public IReadOnlyList<string> Candidates { get; } = [.. candidates.Select(method => $"{method.Signature}")];

    /// <summary>Gets a value indicating whether the service has no method of the name.</summary>
    public bool IsUnknownMethod { get; init; }
}
