using System.Buffers.Binary;
using System.Net;

namespace DubboNet.Hessian;

/// <summary>
/// Formats a <c>java.net.InetAddress</c>. Writes the stand-in that every hessian-lite 4 reads. Reads that form, and the object with holders
/// that Java writes.
/// </summary>
internal sealed class InetAddressFormatter : IHessianFormatter<IPAddress>
{
    private const string Lost = "the address: hessian-lite 3.2.x (Dubbo before 3.3) sends an InetAddress without it";

    private static readonly ClassDefinition Handle = new("com.alibaba.com.caucho.hessian.io.InetAddressHandle", "address", "hostName");

    public void Write(ref HessianWriter writer, IPAddress? value)
    {
        if (value is null)
        {
            writer.WriteNull();
            return;
        }

        writer.SkipReference();
        writer.WriteObjectStart(Handle);
        writer.WriteBytes(value.GetAddressBytes());
        writer.WriteNull();
        writer.WriteObjectEnd();
    }

    public IPAddress? Read(ref HessianReader reader)
    {
        int start = reader.Position;
        return reader.ReadAsDeclared() switch
        {
            null => null,
            HessianObject address => FromObject(address, start),
            var other => throw new HessianException("Wrong kind of value", start, "an InetAddress", other.GetType().Name),
        };
    }

    /// <summary>Returns the address of an object in either form.</summary>
    public static IPAddress FromObject(HessianObject value, int start)
    {
        if (value.TryGet("address", out object? bytes) && bytes is byte[] { Length: 4 or 16 } plain)
            return new IPAddress(plain);
        if (value.TryGet("holder6", out object? six) && six is HessianObject holder6)
            return FromHolder6(holder6, start);
        if (value.TryGet("holder", out object? four)
            && four is HessianObject holder
            && holder.TryGet("address", out object? number)
            && number is int address)
        {
            var network = new byte[4];
            BinaryPrimitives.WriteInt32BigEndian(network, address);
            return new IPAddress(network);
        }

        throw new HessianException("Not an InetAddress", start, Lost, HessianException.Excerpt(value.ClassName));
    }

    private static IPAddress FromHolder6(HessianObject holder, int start)
    {
        if (!holder.TryGet("ipaddress", out object? bytes) || bytes is not byte[] { Length: 16 } address)
            throw new HessianException("Not an Inet6Address", start, "16 bytes");
        bool hasScope = holder.TryGet("scope_id_set", out object? isSet) && isSet is true;
        return hasScope && holder.TryGet("scope_id", out object? scope) && scope is int id and >= 0
            ? new IPAddress(address, id)
            : new IPAddress(address);
    }
}

/// <summary>Formats a <c>java.net.InetSocketAddress</c>.</summary>
internal sealed class InetSocketAddressFormatter : IHessianFormatter<EndPoint>
{
    private static readonly ClassDefinition Definition = new("java.net.InetSocketAddress", "hostName", "addr", "port");
    private static readonly InetAddressFormatter Addresses = new();

    public void Write(ref HessianWriter writer, EndPoint? value)
    {
        if (value is null)
        {
            writer.WriteNull();
            return;
        }

        (string? host, IPAddress? address, int port) = value switch
        {
            IPEndPoint resolved => ((string?)null, resolved.Address, resolved.Port),
            DnsEndPoint named => (named.Host, null, named.Port),
            _ => throw new HessianException($"{value.GetType().Name} is not an InetSocketAddress: use IPEndPoint or DnsEndPoint."),
        };
        writer.SkipReference();
        writer.WriteObjectStart(Definition);
        writer.WriteString(host);
        Addresses.Write(ref writer, address);
        writer.WriteInt32(port);
        writer.WriteObjectEnd();
    }

    public EndPoint? Read(ref HessianReader reader)
    {
        int start = reader.Position;
        object? value = reader.ReadAsDeclared();
        if (value is null)
            return null;
        if (value is not HessianObject socket
            || !socket.TryGet("port", out object? number)
            || number is not (int and >= 0 and <= ushort.MaxValue and var port))
        {
            throw new HessianException(
                "Not an InetSocketAddress", start, "host, address and port, which hessian-lite 3.2.x (Dubbo before 3.3) does not send");
        }

        if (socket.TryGet("addr", out object? addr) && addr is HessianObject address)
            return new IPEndPoint(InetAddressFormatter.FromObject(address, start), port);
        return socket.TextOf("hostName") is { Length: > 0 } host
            ? new DnsEndPoint(host, port)
            : throw new HessianException("An InetSocketAddress without host and address", start);
    }
}
