using DubboNet.Hessian;
using DubboNet.Protocol;

namespace DubboNet;

/// <summary>Represents a received response that is not decoded, or an error response to send.</summary>
public sealed class RawResponse
{
    internal RawResponse(DubboStatus status, byte serialization, ReadOnlyMemory<byte> body)
    {
        Status = status;
        Serialization = serialization;
        Body = body;
    }

    /// <summary>
    /// Gets the status of the response. If it is <see cref="DubboStatus.Ok"/>, the body contains a result or an exception of the method.
    /// </summary>
    public DubboStatus Status { get; }

    /// <summary>Gets the whole body. It is empty if the request did not expect a response.</summary>
    public ReadOnlyMemory<byte> Body { get; }

    /// <summary>Gets the format of the body, which is a value of <see cref="SerializationId"/>.</summary>
    internal byte Serialization { get; }

    /// <summary>Creates an error response with a status and a text that explains it.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The status is OK.</exception>
    public static RawResponse Error(DubboStatus status, string text)
    {
        ArgumentOutOfRangeException.ThrowIfEqual((byte)status, (byte)DubboStatus.Ok, nameof(status));
        return new RawResponse(status, SerializationId.Hessian2, HessianSerializer.Serialize(text, HessianFormatters.String));
    }
}
