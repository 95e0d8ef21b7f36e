using DubboNet.Protocol;
using DubboNet.Protocol.Requests;

namespace DubboNet.Interop.Tests.Captured;

/// <summary>Writes the body of a call's request and returns the default value.</summary>
/// <param name="frame">Receives the body.</param>
/// <param name="context">The name of the application and the timeout, as a Java line sends them.</param>
internal sealed class RequestRecorder(FrameBuffer frame, RequestContext context) : IDubboInvoker
{
    public ValueTask<TResult> InvokeAsync<TArguments, TResult>(ClientCall<TArguments, TResult> call)
    {
        RequestEncoder.Encode(frame, call.Method, call.Arguments, null, context);
        return ValueTask.FromResult<TResult>(default!);
    }
}
