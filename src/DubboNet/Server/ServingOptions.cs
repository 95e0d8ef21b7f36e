using DubboNet.Hessian;
using DubboNet.Protocol;
using DubboNet.Remoting.Connections;
using Microsoft.Extensions.Logging;

namespace DubboNet.Server;

/// <summary>Contains the frozen settings of a dispatcher and its calls, and the limits that they share.</summary>
internal sealed record ServingOptions
{
    public required HessianOptions Hessian { get; init; }

    /// <summary>Gets the maximum length of the body of a response, in bytes.</summary>
    public required int MaxPayload { get; init; }

    public AttachmentLimits AttachmentLimits { get; init; } = AttachmentLimits.Default;

    /// <summary>Gets a value indicating whether exceptions are sent with their .NET stack traces.</summary>
    public bool IncludeStackTraces { get; init; }

    /// <summary>Gets the check of the provider's token, or null if it has none.</summary>
    public TokenCheck? Token { get; init; }

    /// <summary>Gets the handler of requests that no service handles, or null if they are refused.</summary>
    public Func<RawRequest, CancellationToken, ValueTask<RawResponse>>? RawHandler { get; init; }

    /// <summary>Gets the limit for the memory of messages.</summary>
    public required MemoryBudget Budget { get; init; }

    /// <summary>Gets the limit and the number of the calls.</summary>
    public required RunningCalls Calls { get; init; }

    public required ILogger Logger { get; init; }
}
