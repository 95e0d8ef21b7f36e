namespace DubboNet.AspNetCore;

/// <summary>The exception for a value whose JSON is longer than the limit.</summary>
/// <param name="limit">The limit in bytes.</param>
internal sealed class JsonLengthException(long limit) : Exception($"The JSON is longer than {limit} bytes, which is the limit.");
