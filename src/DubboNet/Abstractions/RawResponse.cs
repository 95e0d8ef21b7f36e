using DubboNet.Hessian;
using DubboNet.Protocol;

namespace DubboNet;

/// <summary>A response as it came, not decoded; or an error to answer with.</summary>
public sealed class RawResponse
{
    internal RawResponse(DubboStatus status, byte serialization, ReadOnlyMemory<byte> body)
    {
        Status = status;
        Serialization = serialization;
        Body = body;
    }

    /// <summary>What became of the request; of <see cref="DubboStatus.Ok"/> the body says whether the method threw.</summary>
    public DubboStatus Status { get; }

    /// <summary>The whole body; empty where the request wanted no response.</summary>
    public ReadOnlyMemory<byte> Body { get; }

    /// <summary>In what the body is written; see <see cref="SerializationId"/>.</summary>
    internal byte Serialization { get; }

    /// <summary>A response that says in this status and text why there is no result.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The status is OK.</exception>
    public static RawResponse Error(DubboStatus status, string text)
    {
        ArgumentOutOfRangeException.ThrowIfEqual((byte)status, (byte)DubboStatus.Ok, nameof(status));
        return new RawResponse(status, SerializationId.Hessian2, HessianSerializer.Serialize(text, HessianFormatters.String));
    }
}
