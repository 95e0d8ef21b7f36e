using System.Net;

namespace DubboNet.Tool;

/// <summary>Writes the frames of a tap as a pcap file of raw IP packets, which <c>decode</c> and Wireshark read.</summary>
internal sealed class TapFile : IDisposable
{
    private readonly PcapWriter _writer;
    private readonly HashSet<int> _started = [];

    /// <summary>Creates the file.</summary>
    /// <exception cref="ToolException">The file cannot be written.</exception>
    public TapFile(string path)
    {
        try
        {
            _writer = new PcapWriter(new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.Read));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new ToolException(ExitCode.Input, $"{path} cannot be written: {e.Message}", e);
        }
    }

    /// <summary>Writes an item. Sequence numbers are offsets, so frames that were not kept are missing bytes to a reader.</summary>
    public void Write(in TapItem item)
    {
        TapConversation conversation = item.Conversation;
        if (item.Bytes is not null && _started.Add(conversation.Number))
        {
            _writer.Write(conversation.Consumer, conversation.Provider, item.Time, 0, PcapWriter.Syn, []);
            _writer.Write(conversation.Provider, conversation.Consumer, item.Time, 0, PcapWriter.Syn | PcapWriter.Ack, []);
        }

        bool isFromConsumer = item.Direction == FrameDirection.ConsumerToProvider;
        (IPEndPoint source, IPEndPoint target) = isFromConsumer
            ? (conversation.Consumer, conversation.Provider)
            : (conversation.Provider, conversation.Consumer);
        if (item.Bytes is not null)
            _writer.WriteBytes(source, target, item.Time, item.Offset, item.Bytes);
        if (item.IsEnd && _started.Remove(conversation.Number))
            _writer.Write(source, target, item.Time, 0, PcapWriter.Reset, []);
    }

    public void Flush() => _writer.Flush();

    public void Dispose() => _writer.Dispose();
}
