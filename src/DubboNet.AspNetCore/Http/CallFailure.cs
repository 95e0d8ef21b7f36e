using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace DubboNet.AspNetCore;

/// <summary>Describes why a call failed, for its caller.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Title">What happened, which is the same for all failures of this kind.</param>
/// <param name="Detail">What happened this time.</param>
internal sealed record CallFailure(int Status, string Title, string Detail)
{
    private const int ClientClosedRequest = 499;

    /// <summary>Gets the place of a value that is wrong.</summary>
    public string? Path { get; init; }

    /// <summary>Gets the methods that can be called instead.</summary>
    public IReadOnlyList<string> Candidates { get; init; } = [];

    /// <summary>Gets the class of an exception that the method threw.</summary>
    public string? JavaType { get; init; }

    /// <summary>Gets the stack trace of the exception, if the options ask for it.</summary>
    public string? StackTrace { get; init; }

    /// <summary>Describes an exception. Returns null for one that is an error of the application.</summary>
    /// <param name="error">The exception.</param>
    /// <param name="options">The options of the endpoint.</param>
    public static CallFailure? Create(Exception error, DubboHttpOptions options) => error switch
    {
        JsonValueException e => new(StatusCodes.Status400BadRequest, "The JSON is not valid.", e.Problem) { Path = e.Path },
        JsonCallException e => new(
            e.IsUnknownMethod ? StatusCodes.Status404NotFound : StatusCodes.Status400BadRequest,
            e.IsUnknownMethod ? "The method is not known." : "The arguments do not select a method.",
            e.Message)
        {
            Candidates = e.Candidates,
        },
        HttpInputException e => new(e.Status, "The request cannot be used.", e.Message),
        BadHttpRequestException e => new(e.StatusCode, "The request cannot be used.", e.Message),
        OperationCanceledException => new(ClientClosedRequest, "The request was canceled.", "The client closed the request."),
        UnwritableResultException e => new(StatusCodes.Status500InternalServerError, "The result is not JSON.", e.Message),
        DubboRegistryException e => new(
            StatusCodes.Status503ServiceUnavailable, "The registry is not available.",
            options.IncludeExceptionDetails ? e.Message : "The registry of the services cannot be reached."),
        JavaException e => Describe(e, options),
        DubboException e => Describe(e, options),
        _ => null,
    };

    /// <summary>Writes what happened this time, as members of an object.</summary>
    public void WriteMembers(Utf8JsonWriter writer)
    {
        writer.WriteString("detail", Detail);
        WriteIfAny(writer, "path", Path);
        WriteIfAny(writer, "exception", JavaType);
        WriteIfAny(writer, "stackTrace", StackTrace);
        if (Candidates.Count == 0)
            return;
        writer.WriteStartArray("candidates");
        foreach (string candidate in Candidates)
            writer.WriteStringValue(candidate);
        writer.WriteEndArray();
    }

    private static void WriteIfAny(Utf8JsonWriter writer, string name, string? value)
    {
        if (value is not null)
            writer.WriteString(name, value);
    }

    private static CallFailure Describe(JavaException error, DubboHttpOptions options)
    {
        bool isRefusal = error.JavaType is "org.apache.dubbo.rpc.RpcException" or "com.alibaba.dubbo.rpc.RpcException";
        int status = isRefusal ? StatusCodes.Status502BadGateway : StatusCodes.Status422UnprocessableEntity;
        return new CallFailure(
            options.ExceptionStatusCodes.TryGetValue(error.JavaType, out int mapped) ? mapped : status,
            isRefusal ? "The provider refused the call." : "The method threw an exception.",
            isRefusal && !options.IncludeExceptionDetails ? "The provider's framework refused the call." : error.JavaMessage ?? "")
        {
            JavaType = error.JavaType,
            StackTrace = options.IncludeExceptionDetails && error.JavaStackTrace.Length > 0 ? error.JavaStackTrace : null,
        };
    }

    private static CallFailure Describe(DubboException error, DubboHttpOptions options)
    {
        (int status, string title, string detail) = error switch
        {
            DubboTimeoutException => (
                StatusCodes.Status504GatewayTimeout, "The call timed out.", "The provider did not respond within the timeout."),
            NoProviderException or DubboConnectionException or DubboServiceNotFoundException => (
                StatusCodes.Status503ServiceUnavailable, "No provider is available.", "No provider of the service can be reached."),
            DubboServerBusyException => (
                StatusCodes.Status429TooManyRequests, "The provider is busy.", "The provider has no capacity for the call at the moment."),
            DubboSerializationException { RequestState: RequestState.NotSent } => (
                StatusCodes.Status400BadRequest, "The arguments cannot be sent.", "The arguments are not of the types of the method."),
            DubboSerializationException => (
                StatusCodes.Status502BadGateway, "The result cannot be read.", "The result of the provider cannot be read."),
            _ => (StatusCodes.Status502BadGateway, "The provider refused the call.", "The provider responded with an error."),
        };
        return new CallFailure(status, title, options.IncludeExceptionDetails ? error.Message : detail);
    }
}
