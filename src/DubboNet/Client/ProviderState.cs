using System.Net;
using Microsoft.Extensions.Logging;

namespace DubboNet.Client;

/// <summary>
/// Logs whether a provider is down. Writes an entry when it goes down, and another with the number of failures when it is back.
/// </summary>
/// <remarks>Used by the keeper's loop only.</remarks>
internal sealed class ProviderState(EndPoint endPoint, TimeSpan longestDelay, TimeProvider time, ILogger logger)
{
    private long _downAt;
    private int _failures;

    public bool IsDown => _failures > 0;

    /// <summary>Records that an attempt to connect failed, or that its connection was of no use.</summary>
    public void Fail(string reason)
    {
        if (_failures++ > 0)
            return;
        _downAt = time.GetTimestamp();
        ClientLog.ProviderDown(logger, endPoint, reason, longestDelay.TotalSeconds);
    }

    /// <summary>Records that a connection has lasted.</summary>
    public void Succeed()
    {
        if (_failures == 0)
            return;
        ClientLog.ProviderBack(logger, endPoint, _failures, time.GetElapsedTime(_downAt).TotalSeconds);
        _failures = 0;
    }
}
