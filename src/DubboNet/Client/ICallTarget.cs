namespace DubboNet.Client;

/// <summary>Makes the calls that have passed the interceptors.</summary>
internal interface ICallTarget
{
    /// <returns>The result, or the default value for a one-way call.</returns>
    ValueTask<TResult> InvokeAsync<TArguments, TResult>(ClientCall<TArguments, TResult> call);
}
