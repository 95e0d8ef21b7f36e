using System.Net;

namespace DubboNet;

/// <summary>The ranges of the options of channels, clusters and servers. Configuration has the same ranges.</summary>
internal static class OptionRanges
{
    /// <summary>The range of most limits.</summary>
    public static readonly NumberRange AtLeastOne = new(1);

    /// <summary>The range of numbers of bytes, which can be larger than an int.</summary>
    public static readonly NumberRange Bytes = new(1, long.MaxValue);

    /// <summary>With 0, no callbacks are accepted.</summary>
    public static readonly NumberRange Callbacks = new(0);

    public static readonly NumberRange Connections = new(1, 1024);

    public static readonly NumberRange HandlerThreads = new(0);

    /// <summary>A call has an index of 16 bits.</summary>
    public static readonly NumberRange PendingCalls = new(1, 65_536);

    /// <summary>The ports of addresses that others connect to.</summary>
    public static readonly NumberRange Port = new(1, IPEndPoint.MaxPort);

    /// <summary>The ports to listen on. 0 means any free port.</summary>
    public static readonly NumberRange PortToBind = new(0, IPEndPoint.MaxPort);

    public static readonly NumberRange Retries = new(0, 100);

    public static readonly NumberRange Weight = new(0);
}
