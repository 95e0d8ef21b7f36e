using DubboNet.Hessian;

namespace DubboNet.Server;

/// <summary>A method with its handler.</summary>
internal sealed class HostedMethod<TArguments, TResult>(
    DubboMethod<TArguments, TResult> method, Func<TArguments, ServerCallContext, ValueTask<TResult>> handler)
    : HostedMethod(method)
{
    public IHessianFormatter<TResult> Result => method.Result;

    public override ServerCall Decode(ref HessianReader reader) =>
        ServerCall<TArguments, TResult>.Rent(this, method.Arguments.Read(ref reader)!);

    public ValueTask<TResult> InvokeAsync(TArguments arguments, ServerCallContext context) => handler(arguments, context);
}
