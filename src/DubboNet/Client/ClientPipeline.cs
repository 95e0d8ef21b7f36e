namespace DubboNet;

/// <summary>Represents the rest of an interceptor chain, at whose end the call is made.</summary>
public sealed class ClientPipeline : IDubboInvoker
{
    private readonly IClientInterceptor? _interceptor;
    private readonly ClientPipeline? _rest;
    private readonly IDubboInvoker _target;

    private ClientPipeline(IDubboInvoker target, IClientInterceptor? interceptor, ClientPipeline? rest)
    {
        _target = target;
        _interceptor = interceptor;
        _rest = rest;
    }

    /// <summary>Continues the call with the next interceptor, or makes it if there is none left.</summary>
    /// <returns>The result, or the default value for a one-way call.</returns>
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
            // An interceptor that is not async throws here. Others store the exception in their task.
            return ValueTask.FromException<TResult>(e);
        }
    }

    /// <summary>Creates a chain. The first interceptor sees a call first and its result last.</summary>
    internal static ClientPipeline Create(IDubboInvoker target, IEnumerable<IClientInterceptor> interceptors)
    {
        var pipeline = new ClientPipeline(target, null, null);
        foreach (IClientInterceptor interceptor in interceptors.Reverse())
            pipeline = new ClientPipeline(target, interceptor, pipeline);
        return pipeline;
    }
}
