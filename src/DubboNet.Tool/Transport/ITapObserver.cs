using System.Net;

namespace DubboNet.Tool;

/// <summary>Sees the connections that are forwarded.</summary>
internal interface ITapObserver
{
    /// <summary>Sees a connection whose two sides are connected.</summary>
    ITapConnectionObserver OnOpened(IPEndPoint consumer, IPEndPoint provider);

    /// <summary>Sees a consumer whose connection could not be forwarded.</summary>
    void OnNotForwarded(IPEndPoint consumer, string reason);
}

/// <summary>Sees the bytes of a connection. The methods of one direction are called in order, and delay the bytes behind them.</summary>
internal interface ITapConnectionObserver
{
    /// <summary>Sees bytes that have been forwarded.</summary>
    void OnBytes(bool isFromConsumer, ReadOnlySpan<byte> bytes);

    /// <summary>Sees that one side sends no more bytes.</summary>
    void OnHalfClosed(bool isFromConsumer);

    /// <summary>Sees the end of the connection.</summary>
    void OnClosed(string how);
}
