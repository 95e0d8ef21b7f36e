namespace DubboNet;

/// <summary>The result of a call in one group of providers.</summary>
/// <param name="Group">The group, which is empty for providers without a group.</param>
/// <param name="Result">The result, or the default value if the call failed.</param>
/// <param name="Error">The failure or the exception of the method, or null if the call succeeded.</param>
public sealed record GroupResult<TResult>(string Group, TResult? Result, Exception? Error);
