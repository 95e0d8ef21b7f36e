namespace DubboNet;

/// <summary>
/// Specifies the status of a response (<c>org.apache.dubbo.remoting.exchange.Response</c>). A peer can send values that have no name here.
/// </summary>
public enum DubboStatus : byte
{
    /// <summary>The response contains a result or an exception of the method.</summary>
    Ok = 20,

    /// <summary>The result exceeds the payload limit. Sent by Java 3.x.</summary>
    SerializationError = 25,

    /// <summary>The request was not sent. Java creates this status locally.</summary>
    ClientTimeout = 30,

    /// <summary>No response was received in time. Java creates this status locally.</summary>
    ServerTimeout = 31,

    /// <summary>The connection was lost. Java creates this status locally.</summary>
    ChannelInactive = 35,

    /// <summary>The request cannot be decoded, or the method is unknown.</summary>
    BadRequest = 40,

    /// <summary>The result cannot be encoded.</summary>
    BadResponse = 50,

    /// <summary>The provider does not have the service. Java never sends this status.</summary>
    ServiceNotFound = 60,

    /// <summary>The service is not exported under this key, or a filter refused the call.</summary>
    ServiceError = 70,

    /// <summary>The provider failed unexpectedly.</summary>
    ServerError = 80,

    /// <summary>The response cannot be used. Java creates this status locally.</summary>
    ClientError = 90,

    /// <summary>The provider has no free thread or permit.</summary>
    ServerThreadPoolExhausted = 100,
}
