namespace DubboNet;

/// <summary>The result of a broadcast call at one provider.</summary>
/// <param name="Provider">The address of the provider.</param>
/// <param name="Result">The result, or the default value if the call failed.</param>
/// <param name="Error">The failure or the exception of the method, or null if the call succeeded.</param>
public sealed record BroadcastResult<TResult>(ProviderAddress Provider, TResult? Result, Exception? Error);
