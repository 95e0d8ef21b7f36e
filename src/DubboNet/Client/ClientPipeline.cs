using DubboNet.Client;

namespace DubboNet;

/// <summary>The interceptors that a call has still before it, and what makes the call behind them.</summary>
public sealed class ClientPipeline
{
    private readonly IClientInterceptor? _interceptor;
    private readonly ClientPipeline? _rest;
    private readonly ICallTarget _target;

    private ClientPipeline(ICallTarget target, IClientInterceptor? interceptor, ClientPipeline? rest)
    {
        _target = target;
        _interceptor = interceptor;
        _rest = rest;
    }

    /// <summary>Goes on with the call.</summary>
    /// <returns>The result; of a one-way call the default value.</returns>
    public ValueTask<TResult> InvokeAsync<TArguments, TResult>(ClientCall<TArguments, TResult> call)
    {
        if (_interceptor is null)
            return _target.InvokeAsync(call);
        try
        {
            return _interceptor.InvokeAsync(call, _rest!);
        }
        catch (Exception e)
        {
            // An interceptor that is not async throws here what others put into their task.
            return ValueTask.FromException<TResult>(e);
        }
    }

    /// <summary>A chain whose first interceptor sees a call first and its result last.</summary>
    internal static ClientPipeline Create(ICallTarget target, IEnumerable<IClientInterceptor> interceptors)
    {
        var pipeline = new ClientPipeline(target, null, null);
        foreach (IClientInterceptor interceptor in interceptors.Reverse())
            pipeline = new ClientPipeline(target, interceptor, pipeline);
        return pipeline;
    }
}
