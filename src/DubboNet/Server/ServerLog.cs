using System.Net;
using Microsoft.Extensions.Logging;

namespace DubboNet.Server;

/// <summary>
/// Defines the log entries of providers, with the event ids 1200 to 1299. Ids and names must not change once they are released.
/// </summary>
internal static partial class ServerLog
{
    [LoggerMessage(1200, LogLevel.Information, "Listening on {EndPoint} with the services {Services}.", EventName = "Listening")]
    public static partial void Listening(ILogger logger, EndPoint endPoint, string services);

    [LoggerMessage(1201, LogLevel.Information, "Stopped listening on {EndPoint}.", EventName = "Stopped")]
    public static partial void Stopped(ILogger logger, EndPoint endPoint);

    /// <summary>
    /// Logs a refused request. Uses the debug level if the provider is overloaded, so that logging does not add to the load.
    /// </summary>
    public static void Refused(ILogger logger, EndPoint? remoteEndPoint, long invokeId, DubboStatus status, string text) =>
        Refused(
            logger, status == DubboStatus.ServerThreadPoolExhausted ? LogLevel.Debug : LogLevel.Information, remoteEndPoint, invokeId,
            status, text);

    [LoggerMessage(
        EventId = 1202, Message = "Request {InvokeId} of {RemoteEndPoint} was refused with status {Status}: {Text}", EventName = "Refused")]
    private static partial void Refused(
        ILogger logger, LogLevel level, EndPoint? remoteEndPoint, long invokeId, DubboStatus status, string text);

    [LoggerMessage(
        1203, LogLevel.Error,
        "The handler of {Method} ({Service}) failed. The exception has no Java class: {RemoteEndPoint} receives a "
            + "java.lang.RuntimeException.",
        EventName = "HandlerThrew")]
    public static partial void HandlerThrew(
        ILogger logger, DubboMethod method, ServiceKey service, EndPoint? remoteEndPoint, Exception exception);

    [LoggerMessage(
        1220, LogLevel.Debug, "The handler of {Method} ({Service}) threw {JavaType} to {RemoteEndPoint}.",
        EventName = "HandlerThrewDeclared")]
    public static partial void HandlerThrewDeclared(
        ILogger logger, DubboMethod method, ServiceKey service, string javaType, EndPoint? remoteEndPoint, Exception exception);

    [LoggerMessage(
        1221, LogLevel.Debug,
        "The handler of {Method} ({Service}) was canceled: {RemoteEndPoint} no longer waits for the response.",
        EventName = "HandlerCanceled")]
    public static partial void HandlerCanceled(ILogger logger, DubboMethod method, ServiceKey service, EndPoint? remoteEndPoint);

    [LoggerMessage(1204, LogLevel.Error, "{Problem} The consumer receives status 50 (BadResponse).", EventName = "ResponseNotEncodable")]
    public static partial void ResponseNotEncodable(ILogger logger, string problem, Exception exception);

    [LoggerMessage(
        1206, LogLevel.Warning,
        "The connection of {RemoteEndPoint} was closed, because {Limit} connections are already open (MaxConnections).",
        EventName = "TooManyConnections")]
    public static partial void TooManyConnections(ILogger logger, EndPoint? remoteEndPoint, int limit);

    [LoggerMessage(1207, LogLevel.Error, "The RawHandler failed on request {Request} of {RemoteEndPoint}.", EventName = "RawHandlerThrew")]
    public static partial void RawHandlerThrew(ILogger logger, RawRequest request, EndPoint? remoteEndPoint, Exception exception);

    [LoggerMessage(
        1222, LogLevel.Debug, "The RawHandler was canceled on request {Request}: {RemoteEndPoint} has disconnected.",
        EventName = "RawHandlerCanceled")]
    public static partial void RawHandlerCanceled(ILogger logger, RawRequest request, EndPoint? remoteEndPoint);

    [LoggerMessage(
        1208, LogLevel.Error, "An object that a call of {Method} ({Service}) used threw an exception when it was disposed.",
        EventName = "DisposalFailed")]
    public static partial void DisposalFailed(ILogger logger, DubboMethod method, ServiceKey service, Exception exception);

    [LoggerMessage(
        1210, LogLevel.Error, "A connection that was accepted from {RemoteEndPoint} cannot be served.", EventName = "AdmissionFailed")]
    public static partial void AdmissionFailed(ILogger logger, EndPoint? remoteEndPoint, Exception exception);

    [LoggerMessage(
        1211, LogLevel.Warning,
        "{Calls} calls were still running when {EndPoint} stopped (ShutdownTimeout). Their consumers get no response.",
        EventName = "CallsCut")]
    public static partial void CallsCut(ILogger logger, EndPoint endPoint, int calls);

    [LoggerMessage(
        1212, LogLevel.Warning,
        "The handler of {Method} ({Service}) failed on a one-way call of {RemoteEndPoint}, which does not receive the exception.",
        EventName = "OneWayThrew")]
    public static partial void OneWayThrew(
        ILogger logger, DubboMethod method, ServiceKey service, EndPoint? remoteEndPoint, Exception exception);

    [LoggerMessage(
        1205, LogLevel.Error,
        "The result of {Method} ({Service}) was not sent. {Reason}. The consumer receives status 25 (SerializationError).",
        EventName = "ResponseTooLarge")]
    public static partial void ResponseTooLarge(ILogger logger, DubboMethod method, ServiceKey service, string reason);
}
