namespace DubboNet.Tests.Support;

/// <summary>Encodes calls instead of sending them.</summary>
internal sealed class CapturingInvoker : IDubboInvoker
{
    public RawFrame? Request { get; private set; }

    public DubboMethod? Method { get; private set; }

    public DubboCallOptions Options { get; private set; }

    public ValueTask<TResult> InvokeAsync<TArguments, TResult>(
        DubboMethod<TArguments, TResult> method, TArguments arguments, DubboCallOptions options = default,
        CancellationToken cancellationToken = default)
    {
        (Request, Method, Options) = (Encoding.Request(method, arguments, options.Attachments), method, options);
        return default;
    }

    public ValueTask SendOneWayAsync<TArguments, TResult>(
        DubboMethod<TArguments, TResult> method, TArguments arguments, DubboCallOptions options = default,
        CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();
}
