using System.Net;
using Microsoft.Extensions.Logging;

namespace DubboNet.Server;

/// <summary>Log entries of providers: event ids 1200 to 1299. Ids and names are public once shipped.</summary>
internal static partial class ServerLog
{
    [LoggerMessage(1200, LogLevel.Information, "Listening on {EndPoint} with the services {Services}.", EventName = "Listening")]
    public static partial void Listening(ILogger logger, EndPoint endPoint, string services);

    [LoggerMessage(1201, LogLevel.Information, "Stopped listening on {EndPoint}.", EventName = "Stopped")]
    public static partial void Stopped(ILogger logger, EndPoint endPoint);

    /// <summary>An overloaded provider must not be kept busy by its log.</summary>
    public static void Refused(ILogger logger, EndPoint? remoteEndPoint, long invokeId, DubboStatus status, string text) =>
        Refused(logger, status == DubboStatus.ServerThreadPoolExhausted ? LogLevel.Debug : LogLevel.Information, remoteEndPoint, invokeId, status, text);

    [LoggerMessage(EventId = 1202, Message = "Request {InvokeId} of {RemoteEndPoint} was answered with {Status}: {Text}", EventName = "Refused")]
    private static partial void Refused(ILogger logger, LogLevel level, EndPoint? remoteEndPoint, long invokeId, DubboStatus status, string text);

    [LoggerMessage(1203, LogLevel.Information, "{Method} of {Service} threw an exception that has no Java class.", EventName = "HandlerThrew")]
    public static partial void HandlerThrew(ILogger logger, DubboMethod method, ServiceKey service, Exception exception);

    [LoggerMessage(1204, LogLevel.Error, "The result of {Method} of {Service} cannot be encoded.", EventName = "ResponseNotEncodable")]
    public static partial void ResponseNotEncodable(ILogger logger, DubboMethod method, ServiceKey service, Exception exception);

    [LoggerMessage(1206, LogLevel.Warning, "The connection of {RemoteEndPoint} was closed: there are {Limit} already (MaxConnections).", EventName = "TooManyConnections")]
    public static partial void TooManyConnections(ILogger logger, EndPoint? remoteEndPoint, int limit);

    [LoggerMessage(1207, LogLevel.Information, "The raw handler threw an exception on {Request}.", EventName = "RawHandlerThrew")]
    public static partial void RawHandlerThrew(ILogger logger, RawRequest request, Exception exception);

    [LoggerMessage(1208, LogLevel.Error, "What a call of {Method} of {Service} used cannot be disposed of.", EventName = "DisposalFailed")]
    public static partial void DisposalFailed(ILogger logger, DubboMethod method, ServiceKey service, Exception exception);

    [LoggerMessage(1205, LogLevel.Error, "The result of {Method} of {Service} was not sent. {Reason}", EventName = "ResponseTooLarge")]
    public static partial void ResponseTooLarge(ILogger logger, DubboMethod method, ServiceKey service, string reason);
}
