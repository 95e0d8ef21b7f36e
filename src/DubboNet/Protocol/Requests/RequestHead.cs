using DubboNet.Hessian;

namespace DubboNet.Protocol.Requests;

/// <summary>Contains the five strings before the arguments.</summary>
/// <param name="ProtocolVersion">The protocol version of the consumer, which determines the form of the response.</param>
/// <param name="Service">The interface name, or the path from Java 2.6 on.</param>
/// <param name="ServiceVersion">The service version. Null, an empty string and 0.0.0 mean none.</param>
/// <param name="Method">The Java method name.</param>
/// <param name="Descriptor">The parameter descriptor.</param>
internal readonly record struct RequestHead(
    string ProtocolVersion, string Service, string? ServiceVersion, string Method, string Descriptor)
{
    /// <summary>The number of strings in the head.</summary>
    public const int Strings = 5;

    /// <exception cref="HessianException">The method or the descriptor is missing, or a value is not text.</exception>
    public static RequestHead Read(ref HessianReader reader)
    {
        string version = reader.ReadString() ?? "";
        string service = reader.ReadString() ?? "";
        string? serviceVersion = reader.ReadString();
        string method = reader.ReadString() ?? throw new HessianException("The request has no method name", reader.Position);
        string descriptor = reader.ReadString() ?? throw new HessianException("The request has no parameter descriptor", reader.Position);
        return new RequestHead(version, service, serviceVersion, method, descriptor);
    }

    /// <summary>Reads the head of a complete body.</summary>
    /// <exception cref="HessianException">The head cannot be read, as for <see cref="Read(ref HessianReader)"/>.</exception>
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

    /// <summary>
    /// Reads the head of a complete body and those of its attachments that are plain values. The arguments between them are skipped without
    /// creating objects.
    /// </summary>
    /// <param name="body">The body.</param>
    /// <param name="attachments">Receives the attachments.</param>
    /// <param name="hessian">The limits for values.</param>
    /// <param name="limits">The limits for attachments.</param>
    /// <param name="isWhole">Whether all attachments have been read. If not, use <see cref="ReadAttachments"/> to read them all.</param>
    /// <exception cref="HessianException">The body is malformed.</exception>
    public static RequestHead Scan(
        ReadOnlySpan<byte> body, Attachments attachments, HessianOptions hessian, in AttachmentLimits limits, out bool isWhole)
    {
        var reader = new HessianReader(body, hessian);
        try
        {
            RequestHead head = Read(ref reader);
            for (int left = CountParameters(head.Descriptor, reader.Position); left > 0; left--)
                reader.Skip();
            isWhole = AttachmentCodec.TryScan(ref reader, attachments, limits);
            return head;
        }
        finally
        {
            reader.Dispose();
        }
    }

    /// <summary>Reads the attachments of a complete body. They can refer to its arguments.</summary>
    /// <exception cref="HessianException">The body is malformed.</exception>
    public static Attachments ReadAttachments(ReadOnlySpan<byte> body, HessianOptions hessian, in AttachmentLimits limits)
    {
        var reader = new HessianReader(body, hessian);
        try
        {
            RequestHead head = Read(ref reader);
            for (int left = CountParameters(head.Descriptor, reader.Position); left > 0; left--)
                reader.Skip();
            var attachments = new Attachments();
            AttachmentCodec.Read(ref reader, attachments, limits);
            return attachments;
        }
        finally
        {
            reader.Dispose();
        }
    }

    private static int CountParameters(string descriptor, int position) =>
        JvmDescriptor.TrySplit(descriptor, out IReadOnlyList<string> parameters)
            ? parameters.Count
            : throw new HessianException($"Malformed parameter descriptor {HessianException.Excerpt(descriptor)}", position);

    /// <summary>
    /// Returns the service that the request is for. Attachments take precedence over the head (<c>DubboProtocol.getInvoker</c>, W23).
    /// </summary>
    public ServiceKey Target(Attachments attachments)
    {
        string path = attachments.GetText(AttachmentKeys.Path) is { Length: > 0 } given ? given : Service;
        string? version = attachments.TryGet(AttachmentKeys.Version, out object? value) ? value as string : ServiceVersion;
        return new ServiceKey(path.Length > 0 ? path : "?", version, attachments.GetText(AttachmentKeys.Group));
    }
}
