using Microsoft.Extensions.Time.Testing;

namespace DubboNet.Testing;

/// <summary>Lets the calls of one provider fail as the script says.</summary>
internal sealed class FailingInterceptor(FailureScript script, InMemoryNetwork network, FakeTimeProvider time) : IServerInterceptor
{
    private InMemoryListener? _listener;

    /// <summary>Says where the provider listens, before it accepts a connection.</summary>
    public InMemoryListener Use(InMemoryListener listener) => _listener = listener;

    public async ValueTask<TResult> InvokeAsync<TArguments, TResult>(
        TArguments arguments, DubboCallContext context, Func<TArguments, DubboCallContext, ValueTask<TResult>> next)
    {
        if (script.Take(context.Service.Interface, context.Method.Name) is { } failure)
            await failure.OccurAsync(new FailingCall(context, _listener!, network, time)).ConfigureAwait(false);
        return await next(arguments, context).ConfigureAwait(false);
    }
}
