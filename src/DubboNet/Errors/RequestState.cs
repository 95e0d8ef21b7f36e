namespace DubboNet;

/// <summary>How far a request had got when its call failed.</summary>
public enum RequestState
{
    /// <summary>Not a byte of it was handed to the connection: the provider cannot have run it.</summary>
    NotSent,

    /// <summary>It was handed to the connection: the provider may have run it.</summary>
    Sent,

    /// <summary>Nobody knows, or the error has nothing to do with a request.</summary>
    Unknown,
}
