namespace DubboNet;

/// <summary>The status byte of a response (<c>org.apache.dubbo.remoting.exchange.Response</c>). A peer may send values that have no name here.</summary>
public enum DubboStatus : byte
{
    /// <summary>A result, or an exception of the method.</summary>
    Ok = 20,

    /// <summary>The result is over the payload limit (Java 3.x).</summary>
    SerializationError = 25,

    /// <summary>Made locally by Java: the request never left.</summary>
    ClientTimeout = 30,

    /// <summary>Made locally by Java: no response in time.</summary>
    ServerTimeout = 31,

    /// <summary>Made locally by Java: the connection was lost.</summary>
    ChannelInactive = 35,

    /// <summary>The request could not be decoded, or the method is unknown.</summary>
    BadRequest = 40,

    /// <summary>The result could not be encoded.</summary>
    BadResponse = 50,

    /// <summary>No such service; Java never sends it.</summary>
    ServiceNotFound = 60,

    /// <summary>No such export of the service, or a filter refused the call.</summary>
    ServiceError = 70,

    /// <summary>The provider failed in a way that it did not foresee.</summary>
    ServerError = 80,

    /// <summary>Made locally by Java: the response could not be used.</summary>
    ClientError = 90,

    /// <summary>No thread or permit was free.</summary>
    ServerThreadPoolExhausted = 100,
}
