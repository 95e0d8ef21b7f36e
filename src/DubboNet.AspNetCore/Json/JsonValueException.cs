namespace DubboNet.AspNetCore;

/// <summary>The exception for JSON that is not a value of the declared type, and for a value that JSON cannot represent.</summary>
/// <param name="path">The place of the value.</param>
/// <param name="problem">A sentence that tells what is wrong and what to do.</param>
internal sealed class JsonValueException(ValuePath path, string problem) : Exception($"{path}: {problem}")
{
    /// <summary>Gets the place of the value, such as <c>$.items[0].sku</c>.</summary>
    public string Path { get; } = path.ToString();

    /// <summary>Gets the problem without the place.</summary>
    public string Problem { get; } = problem;
}
