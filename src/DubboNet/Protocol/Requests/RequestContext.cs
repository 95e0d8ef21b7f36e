using DubboNet.Hessian;

namespace DubboNet.Protocol.Requests;

/// <summary>Contains what a connection adds to a request.</summary>
/// <param name="Hessian">The Hessian options.</param>
/// <param name="ApplicationAttachment">The encoded entry with the name of the calling application, or empty for none.</param>
/// <param name="TimeoutMilliseconds">The timeout to send as information for the provider, or null to omit it.</param>
/// <param name="SendsRemaining">Whether the timeout is also sent as a deadline, which the provider enforces (W59).</param>
internal readonly record struct RequestContext(
    HessianOptions Hessian, byte[] ApplicationAttachment, long? TimeoutMilliseconds, bool SendsRemaining = false)
{
    /// <summary>Gets the encoded entries for callback arguments, or empty for none (W45).</summary>
    public byte[] CallbackAttachments { get; init; } = [];

    /// <summary>Gets the encoded entry with the token that the provider requires, or empty for none (W54).</summary>
    public byte[] TokenAttachment { get; init; } = [];
}
