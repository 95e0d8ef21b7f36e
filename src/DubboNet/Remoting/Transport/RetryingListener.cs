using System.IO.Pipelines;
using System.Net;
using DubboNet.Remoting.Diagnostics;
using DubboNet.Remoting.Scheduling;
using Microsoft.Extensions.Logging;

namespace DubboNet.Remoting.Transport;

/// <summary>
/// Continues if another listener fails, for example when the process has no handles left. It tries again after pauses of increasing length.
/// It logs once when the failures begin and once when they end.
/// </summary>
/// <remarks>Threading: one loop accepts. Any thread can stop the listener.</remarks>
internal sealed class RetryingListener : ITransportListener
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(1);

    private readonly ITransportListener _inner;
    private readonly ILogger _logger;
    private readonly RetryPause _pause;
    private volatile bool _isStopped;

    /// <param name="inner">The listener that accepts connections. This object owns it.</param>
    /// <param name="scheduler">The scheduler on which the loop continues after a pause.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logger">The logger for the start and the end of failures.</param>
    public RetryingListener(ITransportListener inner, PipeScheduler scheduler, TimeProvider time, ILogger logger)
    {
        _inner = inner;
        _logger = logger;
        _pause = new RetryPause(FirstPause, LongestPause, scheduler, time);
    }

    public IPEndPoint LocalEndPoint => _inner.LocalEndPoint;

    public async Task<DubboTransport?> AcceptAsync()
    {
        while (true)
        {
            try
            {
                DubboTransport? accepted = await _inner.AcceptAsync().ConfigureAwait(false);
                if (_pause.Succeed() is > 0 and var failures)
                    RemotingLog.AcceptRecovered(_logger, LocalEndPoint, failures);
                return accepted;
            }
            catch (Exception e)
            {
                if (_isStopped)
                    return null;
                if (_pause.CountFailure())
                    RemotingLog.AcceptFailing(_logger, LocalEndPoint, TransportFailure.Describe(e), LongestPause.TotalSeconds);
            }

            await _pause.WaitAsync().ConfigureAwait(false);
        }
    }

    public void Stop()
    {
        _isStopped = true;
        _pause.Stop();
        _inner.Stop();
    }

    public void Dispose()
    {
        _isStopped = true;
        _pause.Stop();
        _inner.Dispose();
    }
}
