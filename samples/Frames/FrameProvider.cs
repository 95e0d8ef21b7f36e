using System.Collections.Concurrent;
using System.Threading.Channels;
using DubboNet;
using DubboNet.Server;
using DubboNet.Typed;

namespace Frames;

/// <summary>FrameService in .NET; what it keeps between calls.</summary>
public sealed class FrameProvider
{
    private readonly Channel<string?> _told = Channel.CreateUnbounded<string?>();
    private readonly ConcurrentDictionary<string, IListener> _listeners = new();

    /// <summary>The service, to be hosted under a key or its own: an object for each call, which may ask for the call's context.</summary>
    public DubboService CreateService(ServiceKey? key = null) => ContractService.Create<IFrameService>(call => new FrameService(_told, _listeners, call), key);
}
