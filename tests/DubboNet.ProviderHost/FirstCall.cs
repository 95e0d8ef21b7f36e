using DubboNet;

/// <summary>Writes SERVING at the first call. Consumers can connect some time before they use the provider.</summary>
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
