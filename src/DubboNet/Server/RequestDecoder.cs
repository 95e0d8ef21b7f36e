using DubboNet.Hessian;
using DubboNet.Protocol;
using DubboNet.Protocol.Requests;
using DubboNet.Protocol.Responses;
using DubboNet.Remoting.Connections;

namespace DubboNet.Server;

/// <summary>
/// Decodes requests into calls that are ready to run. Most requests begin with the precomputed bytes of their method. The others are read
/// field by field, and messages for requests of unknown services and methods are those of Java (W53).
/// </summary>
/// <remarks>Threading: the receive loops of all connections call concurrently. The decoder has no state of its own.</remarks>
internal sealed class RequestDecoder(ServingOptions serving, IServiceTable services)
{
    private readonly HessianOptions _hessian = serving.Hessian;
    private readonly AttachmentLimits _limits = serving.AttachmentLimits;
    private readonly TokenCheck? _token = serving.Token;

    /// <summary>Returns the call of a request. If the request cannot be served, returns null and the reason.</summary>
    /// <exception cref="DubboRefusalException">The arguments cannot be read, or a generic request or the token is invalid.</exception>
    /// <exception cref="HessianException">Another part of the body cannot be read.</exception>
    public ServedRequest? Decode(DubboConnection connection, in FrameHeader header, ReadOnlySpan<byte> body, out Refusal refusal)
    {
        refusal = default;
        if (serving.RawHandler is not null && services.IsEmpty)
            return DecodeRaw(connection, header, body, RequestHead.Read(body, _hessian));
        var reader = new HessianReader(body, _hessian);
        try
        {
            if (services.FindByHead(reader.ReadRawStrings(RequestHead.Strings)) is { } method
                && (_token is null || HasToken(method.Method, body, ref reader)))
            {
                ServerCall call = DecodeArguments(connection, method, ref reader);
                if (TryAddress(call, body, ref reader))
                {
                    call.Prepare(serving, connection, header, withAttachments: true);
                    return call;
                }
            }
        }
        finally
        {
            reader.Dispose();
        }

        return DecodeSlowly(connection, header, body, ref refusal);
    }

    // Returns whether a request whose head has been read has the token in its usual encoding, or its service needs none. Afterwards, the
    // reader is positioned after the head again.
    private bool HasToken(DubboMethod method, ReadOnlySpan<byte> body, ref HessianReader reader)
    {
        if (!TokenCheck.AppliesTo(method.Service))
            return true;
        for (int left = method.ParameterCount; left > 0; left--)
            reader.Skip();
        bool hasToken = AttachmentHead.TryScan(body[reader.Position..], _limits, out AttachmentHead attachments)
            && _token!.Matches(attachments);
        reader.Dispose();
        reader = new HessianReader(body, _hessian);
        reader.ReadRawStrings(RequestHead.Strings);
        return hasToken;
    }

    /// <exception cref="DubboRefusalException">The arguments cannot be read.</exception>
    private ServerCall DecodeArguments(DubboConnection connection, HostedMethod method, ref HessianReader reader)
    {
        reader.UseTypes(method.Method.OptionsFor(_hessian));
        try
        {
            return method.Decode(ref reader);
        }
        catch (Exception e)
        {
            // HessianException, or whatever a formatter of the user's throws.
            string problem =
                DubboSerializationException.DescribeServed(method.Method, connection.RemoteEndPoint, "the arguments cannot be read", e);
            throw Refusal.NotDecodable(problem).ToException();
        }
    }

    private RawCall DecodeRaw(DubboConnection connection, in FrameHeader header, ReadOnlySpan<byte> body, RequestHead head)
    {
        ContiguousBody copy = ContiguousBody.Copy(body);
        var request = new RawRequest(
            head, copy.Memory, !header.IsTwoWay, connection.RemoteEndPoint, connection.RemoteCertificate, _hessian);
        return new RawCall(serving, connection, header.Id, request, copy);
    }

    // Reads the attachments into the call. Returns whether they name the service whose method was found, or the same service in another
    // group. If they name a different service, or cannot be read, the call has been returned to its pool.
    private bool TryAddress(ServerCall call, ReadOnlySpan<byte> body, ref HessianReader reader)
    {
        if (AttachmentHead.TryScan(body[reader.Position..], _limits, out AttachmentHead head) && call.Hosted.IsMeantBy(head))
        {
            call.Context.SetAttachments(head);
            return true;
        }

        bool isMeant = false;
        try
        {
            var attachments = new Attachments();
            AttachmentCodec.Read(ref reader, attachments, _limits);
            call.Context.SetAttachments(attachments);
            isMeant = TryRetarget(call, attachments);
        }
        finally
        {
            if (!isMeant)
                call.Discard();
        }

        return isMeant;
    }

    // Selects the service that the attachments name, which is usually the one found or the same in another group.
    private bool TryRetarget(ServerCall call, Attachments attachments)
    {
        DubboMethod method = call.Hosted.Method;
        var head =
            new RequestHead(DubboMethod.ProtocolVersion, method.Service.Interface, method.Service.Version, method.Name, method.Descriptor);
        return services.Find(head.Target(attachments), attachments)?.Find(method.Name, method.Descriptor) is { } meant
            && call.TrySwitch(meant);
    }

    // Decodes a request that does not match a precomputed head. It has another protocol version or a path in place of the interface, it is
    // an echo, or it is invalid. The arguments are decoded only after the attachments that follow them have named the service.
    private ServedRequest? DecodeSlowly(
        DubboConnection connection, in FrameHeader header, ReadOnlySpan<byte> body, ref Refusal refusal)
    {
        var attachments = new Attachments();
        RequestHead head = RequestHead.Scan(body, attachments, _hessian, _limits, out bool isWhole);
        if (!isWhole && _token is null)
            attachments = RequestHead.ReadAttachments(body, _hessian, _limits);
        ServiceKey key = head.Target(attachments);
        if (services.Find(key, attachments) is not { } service)
        {
            if (serving.RawHandler is not null)
                return DecodeRaw(connection, header, body, head);
            refusal = CreateNoServiceRefusal(connection, key);
            return null;
        }

        _token?.ThrowIfInvalid(service.Key, head.Method, attachments, connection.RemoteEndPoint);
        if (!isWhole && _token is not null)
            attachments = RequestHead.ReadAttachments(body, _hessian, _limits);
        if (service.Find(head.Method, head.Descriptor) is not { } method)
        {
            if (GenericMethod.Matches(head.Method, head.Descriptor))
                return Ready(GenericRequest.Decode(service, attachments, body, _hessian), connection, header, head, attachments);
            refusal = CreateNoMethodRefusal(service, head);
            return null;
        }

        var reader = new HessianReader(body, _hessian);
        try
        {
            reader.ReadRawStrings(RequestHead.Strings);
            return Ready(DecodeArguments(connection, method, ref reader), connection, header, head, attachments);
        }
        finally
        {
            reader.Dispose();
        }
    }

    private ServerCall Ready(
        ServerCall call, DubboConnection connection, in FrameHeader header, in RequestHead head, Attachments attachments)
    {
        call.Context.SetAttachments(attachments);
        call.Prepare(serving, connection, header, ResponseForm.HasAttachments(head.ProtocolVersion));
        return call;
    }

    private Refusal CreateNoServiceRefusal(DubboConnection connection, ServiceKey key) => new(
        DubboStatus.ServiceError,
        $"Not found exported service: {key} in [{services.Describe()}], may be version or group mismatch , channel: consumer: "
            + $"{connection.RemoteEndPoint} --> provider: {connection.LocalEndPoint}");

    private static Refusal CreateNoMethodRefusal(DubboService service, in RequestHead head)
    {
        string name = head.Method;
        string near = string.Join(", ", service.Methods.Where(method => method.Name == name));
        return Refusal.NotDecodable(
            $"Service not found:{head.Service}, {name}({head.Descriptor}). "
                + $"{(near.Length > 0 ? $"The service has {near}" : "The service has no method of this name")}");
    }
}
