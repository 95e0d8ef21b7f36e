using DubboNet.Hessian;

namespace DubboNet.Protocol.Requests;

/// <summary>What a connection adds to a request.</summary>
/// <param name="Hessian">Types, limits and forms.</param>
/// <param name="ApplicationAttachment">The name of the calling application as a ready entry; empty for none.</param>
/// <param name="TimeoutMilliseconds">Sent as information for the provider; null leaves it out.</param>
/// <param name="SendsRemaining">Whether it is sent as a deadline, too, which the provider acts on (W59).</param>
internal readonly record struct RequestContext(HessianOptions Hessian, byte[] ApplicationAttachment, long? TimeoutMilliseconds, bool SendsRemaining = false)
{
    /// <summary>Which objects are handed over to be called back, as ready entries; empty for none (W45).</summary>
    public byte[] CallbackAttachments { get; init; } = [];

    /// <summary>What the provider wants to see of its consumers, as a ready entry; empty for none (W54).</summary>
    public byte[] TokenAttachment { get; init; } = [];
}
