using System.Buffers.Binary;

namespace DubboNet.ZooKeeper.Tests.Scripted;

/// <summary>Represents the server's end of a connection.</summary>
internal sealed class ScriptedConnection(Stream stream) : IDisposable
{
    /// <summary>The fields of a stat, as hex digits.</summary>
    public const string Stat =
        "000000000000019d 000000000000019e 000001a205778143 000001a205778144 00000001 00000002 00000003 0100001ba46e004d 00000004 00000005 "
        + "000000000000019f";

    public Stream Stream => stream;

    /// <summary>Returns the content of the next packet, without its length.</summary>
    public async Task<byte[]> ReadAsync()
    {
        byte[] length = new byte[sizeof(int)];
        await stream.ReadExactlyAsync(length).Within();
        byte[] content = new byte[BinaryPrimitives.ReadInt32BigEndian(length)];
        await stream.ReadExactlyAsync(content).Within();
        return content;
    }

    /// <summary>Returns the number of the next request.</summary>
    public async Task<int> ReadXidAsync() => BinaryPrimitives.ReadInt32BigEndian(await ReadAsync());

    /// <summary>Sends the response that gives the client a session.</summary>
    public Task EstablishAsync(int timeoutMs, long sessionId) =>
        SendAsync($"00000000 {timeoutMs:x8} {sessionId:x16} 00000010 50249d169d87dd75ae97e609ae317fb1 00");

    /// <summary>Sends a response.</summary>
    public Task RespondAsync(int xid, string body = "", int error = 0, long zxid = 0x19d) =>
        SendAsync($"{xid:x8} {zxid:x16} {error:x8} {body}");

    /// <summary>Sends an event.</summary>
    public Task ReportAsync(int change, string path, long zxid = -1) =>
        SendAsync($"ffffffff {zxid:x16} 00000000 {change:x8} 00000003 {path.Length:x8}\"{path}\"");

    /// <summary>Sends a packet with its length.</summary>
    public Task SendAsync(string content)
    {
        byte[] bytes = Hex.Parse(content);
        return stream.WriteAsync(new byte[] { 0, 0, (byte)(bytes.Length >> 8), (byte)bytes.Length }.Concat(bytes).ToArray()).AsTask();
    }

    /// <summary>Sends bytes as they are.</summary>
    public Task SendRawAsync(string bytes) => stream.WriteAsync(Hex.Parse(bytes)).AsTask();

    /// <summary>Waits until the client has closed the connection.</summary>
    public async Task WaitForEndAsync()
    {
        byte[] buffer = new byte[1024];
        try
        {
            while (await stream.ReadAsync(buffer).Within() > 0)
            {
            }
        }
        catch (IOException)
        {
            // The client has reset the connection.
        }
    }

    public void Dispose() => stream.Dispose();
}
