using System.Net;
using Microsoft.Extensions.Logging;

namespace DubboNet.Client;

/// <summary>Whether a provider is down, as the log tells it: one entry when that begins and one when it is over, with the number of failures between.</summary>
/// <remarks>Threading: for the keeper's loop alone.</remarks>
internal sealed class ProviderState(EndPoint endPoint, TimeSpan longestDelay, TimeProvider time, ILogger logger)
{
    private long _downAt;
    private int _failures;

    public bool IsDown => _failures > 0;

    /// <summary>An attempt to connect failed, or its connection was good for nothing.</summary>
    public void Fail(string reason)
    {
        if (_failures++ > 0)
            return;
        _downAt = time.GetTimestamp();
        ClientLog.ProviderDown(logger, endPoint, reason, longestDelay.TotalSeconds);
    }

    /// <summary>A connection has lasted.</summary>
    public void Succeed()
    {
        if (_failures == 0)
            return;
        ClientLog.ProviderBack(logger, endPoint, _failures, time.GetElapsedTime(_downAt).TotalSeconds);
        _failures = 0;
    }
}
