namespace DubboNet.Cluster;

/// <summary>
/// A call whose arguments and result have any type. Code that makes several calls for one is written for it. A native file then contains
/// this code once, and not once for each pair of types.
/// </summary>
internal abstract class BoxedCall
{
    /// <summary>Gets the method.</summary>
    public abstract DubboMethod Method { get; }

    /// <summary>Gets the type of the result.</summary>
    public abstract Type ResultType { get; }

    /// <summary>Gets the options of the call.</summary>
    public abstract DubboCallOptions Options { get; }

    /// <summary>Gets a value indicating whether the call has no response.</summary>
    public abstract bool IsOneWay { get; }

    /// <summary>Gets the caller's cancellation token.</summary>
    public abstract CancellationToken CancellationToken { get; }

    /// <summary>Returns the call with other options, and with another token if one is specified.</summary>
    public abstract BoxedCall With(DubboCallOptions options, CancellationToken? cancellationToken = null);

    /// <summary>Makes the call at the providers in a scope, or in the scope that its attachments request.</summary>
    public abstract Task<object?> InvokeAsync(ClusterCalls calls, CallScope? scope = null);

    /// <summary>Makes the call at one provider, without retries.</summary>
    public abstract Task<object?> InvokeAtAsync(ClusterProvider provider, long startedAt, bool mayConnect);

    /// <inheritdoc cref="LoadBalancer.Pick"/>
    public abstract ClusterProvider? Pick(LoadBalancer balancer, List<ClusterProvider>? tried, long now, CallScope? scope);

    /// <inheritdoc cref="LoadBalancer.FindUsable"/>
    public abstract ClusterProvider[] FindUsable(LoadBalancer balancer);

    /// <inheritdoc cref="LoadBalancer.FindAll"/>
    public abstract ClusterProvider[] FindAll(LoadBalancer balancer);

    /// <summary>Returns a result of its type, or the default value for null.</summary>
    public static TResult? Unbox<TResult>(object? result) => result is null ? default : (TResult)result;
}

/// <inheritdoc cref="BoxedCall"/>
internal sealed class BoxedCall<TArguments, TResult>(ClientCall<TArguments, TResult> call) : BoxedCall
{
    public override DubboMethod Method => call.Method;

    public override Type ResultType => typeof(TResult);

    public override DubboCallOptions Options => call.Options;

    public override bool IsOneWay => call.IsOneWay;

    public override CancellationToken CancellationToken => call.CancellationToken;

    public override BoxedCall With(DubboCallOptions options, CancellationToken? cancellationToken) =>
        new BoxedCall<TArguments, TResult>(
            call with { Options = options, CancellationToken = cancellationToken ?? call.CancellationToken });

    public override async Task<object?> InvokeAsync(ClusterCalls calls, CallScope? scope) =>
        await calls.InvokeAsync(call, scope ?? CallScope.Find(call.Options.Attachments)).ConfigureAwait(false);

    public override async Task<object?> InvokeAtAsync(ClusterProvider provider, long startedAt, bool mayConnect)
    {
        provider.Begin();
        try
        {
            TResult result = await provider.InvokeAsync(call, startedAt, mayConnect).ConfigureAwait(false);
            provider.Succeed(startedAt);
            return result;
        }
        catch (Exception e)
        {
            provider.Fail(e, startedAt);
            throw;
        }
    }

    public override ClusterProvider? Pick(LoadBalancer balancer, List<ClusterProvider>? tried, long now, CallScope? scope) =>
        balancer.Pick(call.Method, call.Arguments, call.Options.Attachments, tried, now, scope);

    public override ClusterProvider[] FindUsable(LoadBalancer balancer) =>
        balancer.FindUsable(call.Method, call.Arguments, call.Options.Attachments);

    public override ClusterProvider[] FindAll(LoadBalancer balancer) =>
        balancer.FindAll(call.Method, call.Arguments, call.Options.Attachments);
}
