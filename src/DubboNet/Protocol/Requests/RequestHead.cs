using DubboNet.Hessian;

namespace DubboNet.Protocol.Requests;

/// <summary>The five strings in front of the arguments.</summary>
/// <param name="ProtocolVersion">Decides the form of the answer.</param>
/// <param name="Service">Interface name or, from Java 2.6, the path.</param>
/// <param name="ServiceVersion">Null, empty and 0.0.0 mean none.</param>
/// <param name="Method">The Java method name.</param>
/// <param name="Descriptor">The parameter descriptor.</param>
internal readonly record struct RequestHead(string ProtocolVersion, string Service, string? ServiceVersion, string Method, string Descriptor)
{
    /// <summary>How many strings the head has.</summary>
    public const int Strings = 5;

    /// <exception cref="HessianException">Method or descriptor is missing, or something is not text.</exception>
    public static RequestHead Read(ref HessianReader reader)
    {
        string version = reader.ReadString() ?? "";
        string service = reader.ReadString() ?? "";
        string? serviceVersion = reader.ReadString();
        string method = reader.ReadString() ?? throw new HessianException("The request has no method name", reader.Position);
        string descriptor = reader.ReadString() ?? throw new HessianException("The request has no parameter descriptor", reader.Position);
        return new RequestHead(version, service, serviceVersion, method, descriptor);
    }

    /// <summary>Reads the head of a whole body.</summary>
    /// <exception cref="HessianException">As <see cref="Read(ref HessianReader)"/>.</exception>
    public static RequestHead Read(ReadOnlySpan<byte> body, HessianOptions hessian)
    {
        var reader = new HessianReader(body, hessian);
        try
        {
            return Read(ref reader);
        }
        finally
        {
            reader.Dispose();
        }
    }

    /// <summary>Reads head and attachments of a whole body, and passes over the arguments between them.</summary>
    /// <exception cref="HessianException">The body is malformed.</exception>
    public static RequestHead ReadAround(ReadOnlySpan<byte> body, Attachments attachments, HessianOptions hessian)
    {
        var reader = new HessianReader(body, hessian);
        try
        {
            RequestHead head = Read(ref reader);
            if (!JvmDescriptor.TrySplit(head.Descriptor, out IReadOnlyList<string> parameters))
                throw new HessianException($"Malformed parameter descriptor '{head.Descriptor}'", reader.Position);
            for (int i = 0; i < parameters.Count; i++)
                reader.Skip();
            AttachmentCodec.Read(ref reader, attachments);
            return head;
        }
        finally
        {
            reader.Dispose();
        }
    }

    /// <summary>Where the request goes: the attachments beat the head (<c>DubboProtocol.getInvoker</c>, W23).</summary>
    public ServiceKey Target(Attachments attachments)
    {
        string path = attachments.GetText(AttachmentKeys.Path) is { Length: > 0 } given ? given : Service;
        string? version = attachments.TryGet(AttachmentKeys.Version, out object? value) ? value as string : ServiceVersion;
        return new ServiceKey(path.Length > 0 ? path : "?", version, attachments.GetText(AttachmentKeys.Group));
    }
}
