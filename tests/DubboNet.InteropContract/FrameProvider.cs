using System.Collections.Concurrent;
using System.Threading.Channels;
using DubboNet;

namespace Example.Frames;

/// <summary>Provides FrameService in .NET, with the state that it keeps between calls.</summary>
public sealed class FrameProvider
{
    private readonly Channel<string?> _told = Channel.CreateUnbounded<string?>();
    private readonly ConcurrentDictionary<string, IListener> _listeners = new();

    /// <summary>
    /// Creates the service with a key, or with its own by default. An object that can access the call's context is created for each call.
    /// </summary>
    public DubboService CreateService(ServiceKey? key = null) =>
        ContractService.Create<IFrameService>(call => new FrameService(_told, _listeners, call), key);
}
