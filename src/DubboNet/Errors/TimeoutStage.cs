namespace DubboNet;

/// <summary>What a call was waiting for when its time was up.</summary>
public enum TimeoutStage
{
    /// <summary>For a connection.</summary>
    Connect,

    /// <summary>For room in the connection's send queue: the peer reads too slowly.</summary>
    Queue,

    /// <summary>For the response. It may still come; it is dropped then.</summary>
    Response,
}
