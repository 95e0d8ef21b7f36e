using DubboNet.Protocol;
using DubboNet.Protocol.Responses;

namespace DubboNet.Server;

internal sealed class ServerCall<TArguments, TResult>(HostedMethod<TArguments, TResult> hosted, TArguments arguments) : ServerCall(hosted)
{
    private HostedMethod<TArguments, TResult> _hosted = hosted;

    public override bool TrySwitch(HostedMethod other)
    {
        if (other is not HostedMethod<TArguments, TResult> twin)
            return false;
        _hosted = twin;
        return true;
    }

    protected override async ValueTask InvokeAsync(FrameBuffer response, long id, ResponseContext responseContext)
    {
        TResult result = await _hosted.InvokeAsync(arguments, Context).ConfigureAwait(false);
        try
        {
            ResponseEncoder.EncodeResult(response, id, result, _hosted.Result, Context.ResponseAttachmentsOrNull, responseContext);
        }
        catch (Exception e)
        {
            throw new EncodingFailedException(e);
        }
    }
}
