using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace DubboNet.AspNetCore;

/// <summary>The log entries of HTTP endpoints. Nothing that a request contains is logged above debug.</summary>
internal static partial class HttpLog
{
    /// <summary>The category.</summary>
    public const string Category = "DubboNet.AspNetCore";

    [LoggerMessage(1, LogLevel.Debug, "The call of {Path} failed with status {Status}.")]
    public static partial void Failed(ILogger logger, PathString path, int status, Exception error);

    [LoggerMessage(2, LogLevel.Error, "The application failed to make a call.")]
    public static partial void Broken(ILogger logger, Exception error);

    [LoggerMessage(3, LogLevel.Debug, "A page of another origin tried to open a WebSocket at {Path}. AllowedOrigins lists others.")]
    public static partial void OriginRefused(ILogger logger, PathString path);

    [LoggerMessage(4, LogLevel.Debug, "The WebSocket at {Path} was lost.")]
    public static partial void SocketLost(ILogger logger, PathString path, Exception error);
}
