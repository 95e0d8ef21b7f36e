namespace DubboNet;

/// <summary>A call on its way to a provider, as interceptors see it; <c>with</c> makes a changed one.</summary>
/// <param name="Method">What is called.</param>
/// <param name="Arguments">Its arguments.</param>
/// <param name="Options">
/// Time-out, attachments and more. Attachments belong to the caller, who may use them for other calls, too: add with <see cref="DubboCallOptions.WithAttachment"/>.
/// </param>
/// <param name="IsOneWay">Whether nobody answers: the result is then the default value, once the socket has taken the request.</param>
/// <param name="CancellationToken">The caller's.</param>
public readonly record struct ClientCall<TArguments, TResult>(
    DubboMethod<TArguments, TResult> Method, TArguments Arguments, DubboCallOptions Options, bool IsOneWay, CancellationToken CancellationToken);
