namespace DubboNet;

/// <summary>Specifies what a call was waiting for when it timed out.</summary>
public enum TimeoutStage
{
    /// <summary>A connection.</summary>
    Connect,

    /// <summary>Space in the connection's send queue, because the peer reads too slowly.</summary>
    Queue,

    /// <summary>The response. A response that is received later is discarded.</summary>
    Response,
}
