namespace DubboNet.Tests.Support;

/// <summary>Encodes calls instead of sending them.</summary>
internal sealed class CapturingInvoker : IDubboInvoker
{
    public RawFrame? Request { get; private set; }

    public DubboMethod? Method { get; private set; }

    public DubboCallOptions Options { get; private set; }

    public ValueTask<TResult> InvokeAsync<TArguments, TResult>(ClientCall<TArguments, TResult> call)
    {
        (Request, Method, Options) = (Encoding.Request(call.Method, call.Arguments, call.Options.Attachments), call.Method, call.Options);
        return default;
    }
}
