namespace DubboNet.Tool;

/// <summary>Names the numbers of Dubbo's wire.</summary>
internal static class WireNames
{
    /// <summary>Returns the name of a serialization (<c>org.apache.dubbo.common.serialize.Constants</c>). Null if no line has it.</summary>
    public static string? Serialization(int id) => id switch
    {
        2 => "hessian2",
        3 => "java",
        4 => "compactedjava",
        6 => "fastjson",
        7 => "nativejava",
        8 => "kryo",
        9 => "fst",
        10 => "native-hessian",
        11 => "avro",
        12 => "protostuff",
        16 => "gson",
        18 => "jackson",
        21 => "protobuf-json",
        22 => "protobuf",
        23 => "fastjson2",
        25 => "kryo2",
        27 => "msgpack",
        28 => "fury",
        31 => "custom message pack",
        _ => null,
    };

    /// <summary>Returns the name of a status (<c>org.apache.dubbo.remoting.exchange.Response</c>). Null if it is not defined.</summary>
    public static string? Status(int status) => status switch
    {
        20 => "OK",
        25 => "SERIALIZATION_ERROR",
        30 => "CLIENT_TIMEOUT",
        31 => "SERVER_TIMEOUT",
        35 => "CHANNEL_INACTIVE",
        40 => "BAD_REQUEST",
        50 => "BAD_RESPONSE",
        60 => "SERVICE_NOT_FOUND",
        70 => "SERVICE_ERROR",
        80 => "SERVER_ERROR",
        90 => "CLIENT_ERROR",
        100 => "SERVER_THREADPOOL_EXHAUSTED_ERROR",
        _ => null,
    };

    /// <summary>Returns what follows the number at the start of a result. Null if Dubbo does not define it.</summary>
    public static string? Result(int form) => form switch
    {
        0 => "exception",
        1 => "value",
        2 => "null value",
        3 => "exception with attachments",
        4 => "value with attachments",
        5 => "null value with attachments",
        _ => null,
    };

    /// <summary>Returns the meaning of an event.</summary>
    public static string Event(string? payload) => payload switch
    {
        null => "heartbeat",
        "R" => "read-only: the provider is about to stop",
        "W" => "writeable: the provider takes new calls again",
        _ => "an event that Dubbo does not define, which peers ignore",
    };
}
