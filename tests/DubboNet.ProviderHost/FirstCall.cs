using DubboNet;

/// <summary>Says SERVING with the first call: consumers use the provider, which they may do some time after they have connected.</summary>
internal sealed class FirstCall : IServerInterceptor
{
    private int _seen;

    public ValueTask<TResult> InvokeAsync<TArguments, TResult>(
        TArguments arguments, DubboCallContext context, Func<TArguments, DubboCallContext, ValueTask<TResult>> next)
    {
        if (Interlocked.Exchange(ref _seen, 1) == 0)
            Console.WriteLine("SERVING");
        return next(arguments, context);
    }
}
