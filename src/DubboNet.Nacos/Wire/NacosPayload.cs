using System.Buffers;
using System.Text;
using Grpc.Core;

namespace DubboNet.Nacos;

/// <summary>
/// Represents the only message of Nacos over gRPC: <c>Payload { Metadata metadata = 2; Any body = 3 }</c>, where <c>Metadata</c> is
/// <c>{ string type = 3; map headers = 7; string clientIp = 8 }</c>. Its body is JSON.
/// </summary>
/// <param name="Type">The simple name of the Java class of the body.</param>
/// <param name="Body">The body as JSON.</param>
/// <param name="ClientIp">The IP address of the sender.</param>
/// <param name="AccessToken">The access token, or null for none.</param>
internal sealed record NacosPayload(string Type, byte[] Body, string ClientIp = "", string? AccessToken = null)
{
    private const int MetadataField = 2;
    private const int BodyField = 3;
    private const int TypeField = 3;
    private const int HeadersField = 7;
    private const int ClientIpField = 8;
    private const int KeyField = 1;
    private const int ValueField = 2;

    public static Marshaller<NacosPayload> Marshaller { get; } = new(
        static (payload, context) =>
        {
            payload.Write(context.GetBufferWriter());
            context.Complete();
        },
        static context => Read(context.PayloadAsReadOnlySequence().ToArray()));

    public void Write(IBufferWriter<byte> output)
    {
        var metadata = new ArrayBufferWriter<byte>();
        ProtobufWriter.WriteText(metadata, TypeField, Type);
        if (AccessToken is not null)
        {
            var header = new ArrayBufferWriter<byte>();
            ProtobufWriter.WriteText(header, KeyField, "accessToken");
            ProtobufWriter.WriteText(header, ValueField, AccessToken);
            ProtobufWriter.WriteBytes(metadata, HeadersField, header.WrittenSpan);
        }

        ProtobufWriter.WriteText(metadata, ClientIpField, ClientIp);
        ProtobufWriter.WriteBytes(output, MetadataField, metadata.WrittenSpan);
        var any = new ArrayBufferWriter<byte>();
        ProtobufWriter.WriteBytes(any, ValueField, Body);
        ProtobufWriter.WriteBytes(output, BodyField, any.WrittenSpan);
    }

    /// <exception cref="InvalidDataException">The bytes are not a payload.</exception>
    public static NacosPayload Read(ReadOnlySpan<byte> bytes)
    {
        string type = "";
        byte[] body = [];
        var reader = new ProtobufReader(bytes);
        while (reader.TryRead(out int field, out ReadOnlySpan<byte> content))
        {
            if (field == MetadataField && ProtobufReader.TryFind(content, TypeField, out ReadOnlySpan<byte> name))
                type = Encoding.UTF8.GetString(name);
            else if (field == BodyField && ProtobufReader.TryFind(content, ValueField, out ReadOnlySpan<byte> value))
                body = value.ToArray();
        }

        return new NacosPayload(type, body);
    }
}
