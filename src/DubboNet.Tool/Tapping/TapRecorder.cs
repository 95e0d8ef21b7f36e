using System.Net;

namespace DubboNet.Tool;

/// <summary>Numbers the connections, and queues what is seen of them.</summary>
internal sealed class TapRecorder(TapQueue queue) : ITapObserver
{
    private int _count;

    /// <summary>Gets the number of connections so far.</summary>
    public int Count => Volatile.Read(ref _count);

    public ITapConnectionObserver OnOpened(IPEndPoint consumer, IPEndPoint provider)
    {
        var conversation = new TapConversation(Interlocked.Increment(ref _count), consumer, provider, queue);
        conversation.Say($"{consumer} → {provider}");
        return conversation;
    }

    public void OnNotForwarded(IPEndPoint consumer, string reason)
    {
        var conversation = new TapConversation(Interlocked.Increment(ref _count), consumer, consumer, queue);
        conversation.Say($"{consumer} is not forwarded: {reason}", isEnd: true);
    }
}
