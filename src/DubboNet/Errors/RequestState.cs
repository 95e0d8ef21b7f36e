namespace DubboNet;

/// <summary>Specifies how far a request had got when its call failed.</summary>
public enum RequestState
{
    /// <summary>No byte of the request was handed to the connection. The provider cannot have run it.</summary>
    NotSent,

    /// <summary>The request was handed to the connection. The provider may have run it.</summary>
    Sent,

    /// <summary>The state is unknown, or the error is not related to a request.</summary>
    Unknown,
}
