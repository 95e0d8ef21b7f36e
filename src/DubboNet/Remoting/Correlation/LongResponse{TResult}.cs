using DubboNet.Protocol;
using DubboNet.Protocol.Responses;

namespace DubboNet.Remoting.Correlation;

/// <inheritdoc/>
internal sealed class LongResponse<TResult>(IResponseReader<TResult> reader, ResponseTarget target) : LongResponse
{
    private readonly Attachments? _attachments = target.Attachments is null ? null : [];
    private ResponseOutcome<TResult> _outcome;

    // The caller can use its attachments again if the call ends in the meantime, so they are written only by Complete.
    public override void Decode(in FrameHeader header, ReadOnlySpan<byte> body) =>
        _outcome = ResponseOutcome<TResult>.Read(reader, target with { Attachments = _attachments }, header, body);

    public override void Complete(PendingCall call)
    {
        foreach ((string key, object? value) in _attachments ?? [])
            target.Attachments![key] = value;
        ((PendingCall<TResult>)call).SetOutcome(_outcome);
    }
}
