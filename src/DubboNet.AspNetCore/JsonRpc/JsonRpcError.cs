using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace DubboNet.AspNetCore;

/// <summary>Represents the error object of a response.</summary>
/// <param name="Code">The code.</param>
/// <param name="Message">The message.</param>
internal sealed record JsonRpcError(int Code, string Message)
{
    private const int JavaExceptionCode = -32001;
    private const int InvalidParamsCode = -32602;

    /// <summary>Gets the error for a text that is not JSON.</summary>
    public static JsonRpcError Parse { get; } = new(-32700, "Parse error");

    /// <summary>Gets the error for JSON that is not a request.</summary>
    public static JsonRpcError InvalidRequest { get; } = new(-32600, "Invalid Request");

    /// <summary>Gets the error for a service or a method that does not exist.</summary>
    public static JsonRpcError MethodNotFound { get; } = new(-32601, "Method not found");

    /// <summary>Gets the error of the application.</summary>
    public static JsonRpcError Internal { get; } = new(-32603, "Internal error");

    /// <summary>Gets the error for a response that is too long.</summary>
    public static JsonRpcError TooLong { get; } =
        new(-32006, "The call was made, but its response is too long, or those of the batch are.");

    /// <summary>Gets what happened, or null if the message tells it.</summary>
    public CallFailure? Failure { get; private init; }

    /// <summary>Describes why a call failed.</summary>
    public static JsonRpcError Create(CallFailure failure)
    {
        if (failure.JavaType is not null)
            return new JsonRpcError(JavaExceptionCode, failure.Detail) { Failure = failure };
        return failure.Status switch
        {
            StatusCodes.Status404NotFound => MethodNotFound,
            StatusCodes.Status400BadRequest => new JsonRpcError(InvalidParamsCode, "Invalid params") { Failure = failure },
            StatusCodes.Status504GatewayTimeout => new JsonRpcError(-32002, failure.Title) { Failure = failure },
            StatusCodes.Status503ServiceUnavailable => new JsonRpcError(-32003, failure.Title) { Failure = failure },
            StatusCodes.Status429TooManyRequests => new JsonRpcError(-32004, failure.Title) { Failure = failure },
            _ => new JsonRpcError(-32005, failure.Title) { Failure = failure },
        };
    }

    /// <summary>Writes the object. The clients of Java's jsonrpc create exceptions from two of the members of its data.</summary>
    public void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteNumber("code", Code);
        writer.WriteString("message", Message);
        if (Failure is not null)
        {
            writer.WriteStartObject("data");
            if (Failure.JavaType is not null)
            {
                writer.WriteString("exceptionTypeName", Failure.JavaType);
                writer.WriteString("message", Failure.Detail);
            }

            Failure.WriteMembers(writer);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }
}
