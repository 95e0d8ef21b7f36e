namespace DubboNet.Client;

/// <summary>What makes the calls that have passed the interceptors.</summary>
internal interface ICallTarget
{
    /// <returns>The result; of a one-way call the default value.</returns>
    ValueTask<TResult> InvokeAsync<TArguments, TResult>(ClientCall<TArguments, TResult> call);
}
