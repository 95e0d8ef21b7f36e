namespace DubboNet;

/// <summary>Represents a call on its way to a provider, as interceptors receive it. Use <c>with</c> to create a changed copy.</summary>
/// <param name="Method">The method to call.</param>
/// <param name="Arguments">The arguments of the call.</param>
/// <param name="Options">The options of the call, such as its timeout and attachments. The attachments belong to the caller, who can use
/// them for other calls. To add one, use <see cref="DubboCallOptions.WithAttachment"/>.</param>
/// <param name="IsOneWay">Whether the call has no response. Its result is the default value as soon as the socket has accepted the
/// request.</param>
/// <param name="CancellationToken">The caller's cancellation token.</param>
public readonly record struct ClientCall<TArguments, TResult>(
    DubboMethod<TArguments, TResult> Method, TArguments Arguments, DubboCallOptions Options, bool IsOneWay,
    CancellationToken CancellationToken);
