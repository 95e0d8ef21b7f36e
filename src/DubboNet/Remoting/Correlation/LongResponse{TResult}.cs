using DubboNet.Protocol;
using DubboNet.Protocol.Responses;

namespace DubboNet.Remoting.Correlation;

/// <inheritdoc/>
internal sealed class LongResponse<TResult>(IResponseReader<TResult> reader, ResponseTarget target) : LongResponse
{
    private readonly Attachments _attachments = [];
    private ResponseOutcome<TResult> _outcome;

    /// <summary>The caller's attachments are the caller's again if the call ends meanwhile, so they are written at the end only.</summary>
    public override void Decode(in FrameHeader header, ReadOnlySpan<byte> body)
    {
        ResponseTarget own = target.Attachments is null ? target : target with { Attachments = _attachments };
        _outcome = ResponseOutcome<TResult>.Read(reader, own, header, body);
    }

    public override void Complete(PendingCall call)
    {
        foreach ((string key, object? value) in _attachments)
            target.Attachments![key] = value;
        ((PendingCall<TResult>)call).SetOutcome(_outcome);
    }
}
