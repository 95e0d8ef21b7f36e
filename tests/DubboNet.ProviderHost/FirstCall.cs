using DubboNet.Server;

/// <summary>Says SERVING with the first call: consumers use the provider, which they may do some time after they have connected.</summary>
internal sealed class FirstCall : IServerInterceptor
{
    private int _seen;

    public ValueTask<TResult> InvokeAsync<TArguments, TResult>(
        TArguments arguments, ServerCallContext context, Func<TArguments, ServerCallContext, ValueTask<TResult>> next)
    {
        if (Interlocked.Exchange(ref _seen, 1) == 0)
            Console.WriteLine("SERVING");
        return next(arguments, context);
    }
}
