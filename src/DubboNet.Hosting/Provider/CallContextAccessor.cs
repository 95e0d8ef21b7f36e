using Microsoft.Extensions.DependencyInjection;

namespace DubboNet.Hosting;

/// <summary>Makes the context of a call and its service scope available while the call runs. The scope is created on first use.</summary>
internal sealed class CallContextAccessor(IServiceScopeFactory scopes) : IDubboCallContextAccessor, IServerInterceptor
{
    private readonly AsyncLocal<Call?> _flowing = new();

    public DubboCallContext? Context => _flowing.Value is { Context: { HasEnded: false } context } ? context : null;

    public IServiceProvider? Services => _flowing.Value?.GetServices(scopes);

    // The server restores the async locals of its thread after it has started a call.
    public ValueTask<TResult> InvokeAsync<TArguments, TResult>(
        TArguments arguments, DubboCallContext context, Func<TArguments, DubboCallContext, ValueTask<TResult>> next)
    {
        _flowing.Value = new Call(context);
        return next(arguments, context);
    }

    private sealed class Call(DubboCallContext context)
    {
        private IServiceProvider? _services;

        public DubboCallContext Context => context;

        public IServiceProvider? GetServices(IServiceScopeFactory scopes)
        {
            // Code that the handler left running can no longer access the services of the call.
            if (context.HasEnded)
                return null;
            lock (this)
                return _services ??= CreateServices(scopes);
        }

        private IServiceProvider? CreateServices(IServiceScopeFactory scopes)
        {
            AsyncServiceScope scope = scopes.CreateAsyncScope();
            try
            {
                context.RegisterForDisposeAsync(scope);
                return scope.ServiceProvider;
            }
            catch (ObjectDisposedException)
            {
                // The call has just ended.
                scope.Dispose();
                return null;
            }
        }
    }
}
