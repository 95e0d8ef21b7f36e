using Microsoft.Extensions.DependencyInjection;

namespace DubboNet.Hosting;

/// <summary>Makes the context of a call and its service scope available while the call runs. The scope is created on first use.</summary>
internal sealed class CallContextAccessor(IServiceScopeFactory scopes) : IDubboCallContextAccessor, IServerInterceptor
{
    private readonly AsyncLocal<Call?> _flowing = new();

    public DubboCallContext? Context => _flowing.Value?.Context;

    public IServiceProvider? Services => _flowing.Value?.Services;

    // The method is async, so that the async local does not remain set on the calling thread.
    public async ValueTask<TResult> InvokeAsync<TArguments, TResult>(
        TArguments arguments, DubboCallContext context, Func<TArguments, DubboCallContext, ValueTask<TResult>> next)
    {
        var call = new Call(context, scopes);
        _flowing.Value = call;
        try
        {
            return await next(arguments, context).ConfigureAwait(false);
        }
        finally
        {
            // Code that the handler left running can no longer access the call.
            call.End();
        }
    }

    private sealed class Call(DubboCallContext context, IServiceScopeFactory scopes)
    {
        private readonly Lock _lock = new();
        private DubboCallContext? _context = context;
        private AsyncServiceScope? _scope;

        public DubboCallContext? Context => Volatile.Read(ref _context);

        public IServiceProvider? Services
        {
            get
            {
                lock (_lock)
                {
                    if (_context is null)
                        return null;
                    if (_scope is null)
                    {
                        _scope = scopes.CreateAsyncScope();
                        _context.RegisterForDisposeAsync(_scope.Value);
                    }

                    return _scope.Value.ServiceProvider;
                }
            }
        }

        public void End()
        {
            lock (_lock)
                _context = null;
        }
    }
}
