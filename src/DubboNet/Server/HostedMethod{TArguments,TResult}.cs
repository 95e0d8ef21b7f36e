using DubboNet.Hessian;
using DubboNet.Protocol.Generic;
using DubboNet.Remoting.Connections;

namespace DubboNet.Server;

/// <summary>Represents a hosted method with its handler.</summary>
internal sealed class HostedMethod<TArguments, TResult>(
    DubboMethod<TArguments, TResult> method, Func<TArguments, DubboCallContext, ValueTask<TResult>> handler)
    : HostedMethod(method)
{
    public IHessianFormatter<TResult> Result => method.Result;

    public IEnumerable<ICallbackBinding<TArguments>> Callbacks => CallbackBindings.Of(method);

    public override bool IsDynamic => method.Arguments is DynamicArguments;

    public override ServerCall Decode(ref HessianReader reader) =>
        ServerCall<TArguments, TResult>.Rent(this, method.Arguments.Read(ref reader)!);

    public override ServerCall Convert(object?[] arguments, HessianOptions hessian) =>
        ServerCall<TArguments, TResult>.Rent(this, DynamicValues.ToTyped(arguments, method.Arguments, hessian)!);

    public override ServerCall Fail(Exception exception)
    {
        var failing = new HostedMethod<TArguments, TResult>(method, (_, _) => ValueTask.FromException<TResult>(exception))
        {
            ConcurrencyLimit = ConcurrencyLimit,
        };
        return ServerCall<TArguments, TResult>.Rent(failing, default!);
    }

    public override HostedMethod Intercept(IEnumerable<IServerInterceptor> interceptors)
    {
        Func<TArguments, DubboCallContext, ValueTask<TResult>> outermost = handler;
        foreach (IServerInterceptor interceptor in interceptors.Reverse())
        {
            Func<TArguments, DubboCallContext, ValueTask<TResult>> next = outermost;
            outermost = (arguments, context) => interceptor.InvokeAsync(arguments, context, next);
        }

        return new HostedMethod<TArguments, TResult>(method, outermost) { ConcurrencyLimit = ConcurrencyLimit };
    }

    public ValueTask<TResult> InvokeAsync(TArguments arguments, DubboCallContext context) => handler(arguments, context);
}
