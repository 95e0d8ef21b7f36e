using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Logging;

namespace DubboNet.Remoting.Scheduling;

/// <summary>
/// Provides a token that is canceled with another token, or when a time has passed. Exceptions of its callbacks are logged.
/// </summary>
[SuppressMessage(
    "Design", "CA2213:Disposable fields should be disposed",
    Justification = "A source without a timer holds nothing, and late callbacks may still use it.")]
internal sealed class TimedCancellation : ITimed, ICancellable, IDisposable
{
    private readonly CancellationTokenSource _source = new();
    private readonly ILogger _logger;
    private readonly ITimer? _timer;
    private readonly CancellationTokenRegistration _outer;
    private volatile bool _isTimeUp;

    /// <param name="timeout">The time. Zero or less cancels the token immediately, and infinite never.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logger">The logger for exceptions of callbacks.</param>
    /// <param name="outer">The other token.</param>
    public TimedCancellation(TimeSpan timeout, TimeProvider time, ILogger logger, CancellationToken outer)
    {
        _logger = logger;
        bool isInfinite = timeout == Timeout.InfiniteTimeSpan || timeout > TimerRange.Longest;
        if (isInfinite || timeout > TimeSpan.Zero)
            _timer = isInfinite ? null : Edge.CreateTimer(time, this, timeout, Timeout.InfiniteTimeSpan);
        else
            OnDue();
        _outer = Edge.Register(this, outer);
    }

    public CancellationToken Token => _source.Token;

    /// <summary>Gets whether the time has passed.</summary>
    public bool IsTimeUp => _isTimeUp;

    public void OnDue()
    {
        _isTimeUp = true;
        _source.Cancel();
    }

    public void OnCancelled() => _source.Cancel();

    public void OnFailed(Exception failure) => SchedulingLog.CallbackThrew(_logger, failure);

    /// <summary>Stops the timer and unregisters from the other token. The state of the own token does not change.</summary>
    public void Dispose()
    {
        _timer?.Dispose();
        _outer.Unregister();
    }
}
