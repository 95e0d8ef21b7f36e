using System.Diagnostics.CodeAnalysis;
using DubboNet.Remoting.Correlation;
using DubboNet.Remoting.Scheduling;
using Microsoft.Extensions.Logging;

namespace DubboNet.Registry.Registration;

/// <summary>
/// Brings one registry to what the provider wants to have in it. An attempt that fails is repeated until it succeeds or the provider wants
/// something else. The log has the first failure and the success.
/// </summary>
/// <remarks>
/// Threading: one loop makes the attempts, and only it has the records of what is registered. The lock guards the plan and the results.
/// </remarks>
[SuppressMessage(
    "Design", "CA1001:Types that own disposable fields should be disposable", Justification = "A source without a timer holds nothing.")]
internal sealed class RegistryWriter(
    string application, RegistryTarget target, RegistrationRules rules, DubboRegistrationOptions options, ILogger logger)
{
    private readonly Lock _lock = new();
    private readonly ChangeLatch _plans = new(options.Scheduler);
    private readonly ChangeLatch _attempts = new(options.Scheduler);
    private readonly CancellationTokenSource _stop = new();
    private readonly RegistryRecords _records = new(target.Registry);
    private RegistrationPlan? _plan;
    private Exception? _failure;
    private int _version;
    private int _attempted;
    private bool _isRunning;
    private bool _isStopped;

    public RegistryTarget Target => target;

    public DubboRegistry Registry => target.Registry;

    public bool IsRequired => target.IsRequired;

    /// <summary>Gets the failure of the last attempt, or null if it succeeded or there was none.</summary>
    public Exception? Failure
    {
        get
        {
            lock (_lock)
                return _failure;
        }
    }

    /// <summary>Sets what the provider wants to have in the registry, or null for nothing. Returns a number to wait for.</summary>
    public int Set(RegistrationPlan? plan)
    {
        bool isFirst;
        int version;
        lock (_lock)
        {
            _plan = plan;
            version = ++_version;
            isFirst = !_isRunning && !_isStopped;
            _isRunning |= isFirst;
            if (_isStopped)
                _attempted = version;
        }

        if (isFirst)
        {
            // The loop must not capture the async locals of the caller.
            using (ExecutionContext.SuppressFlow())
                _ = RunAsync();
        }

        _plans.Change();
        return version;
    }

    /// <summary>Waits for an attempt at what was set.</summary>
    /// <exception cref="OperationCanceledException">The token was canceled. The attempts continue.</exception>
    public async Task WaitAsync(int version, TimeSpan timeout, CancellationToken cancellationToken)
    {
        var deadline = new CallDeadline(timeout, "registering", options.TimeProvider.GetTimestamp());
        while (true)
        {
            AsyncLatch next = _attempts.Next;
            if (HasAttempted(version))
                return;
            TimeSpan left = deadline.Remaining(options.TimeProvider);
            if (!await next.WaitAsync(left, options.TimeProvider, cancellationToken).ConfigureAwait(false))
            {
                RegistrationLog.Slow(logger, Registry, timeout.TotalSeconds);
                return;
            }
        }
    }

    /// <summary>Ends the attempts without removing anything from the registry.</summary>
    public void Stop()
    {
        lock (_lock)
            _isStopped = true;
        options.Scheduler.ScheduleCancellation(_stop, logger);
        _plans.Change();
    }

    public RegistrationSnapshot GetSnapshot()
    {
        lock (_lock)
        {
            bool isCurrent = _attempted == _version;
            return new RegistrationSnapshot
            {
                Registry = $"{Registry}",
                IsRegistered = _plan is not null && isCurrent && _failure is null,
                Problem = _failure is not null ? Describe(_failure) : isCurrent ? null : $"{Registry} has not responded yet.",
            };
        }
    }

    private bool HasAttempted(int version)
    {
        lock (_lock)
            return _attempted >= version;
    }

    private async Task RunAsync()
    {
        await options.Scheduler.SwitchAsync();
        // A provider that a rule disables is not registered without this rule at first.
        await rules.WaitAsync().ConfigureAwait(false);
        while (true)
        {
            AsyncLatch changed = _plans.Next;
            (RegistrationPlan? plan, int version, bool isStopped) = Read();
            Exception? failure = isStopped ? null : await TryApplyAsync(plan).ConfigureAwait(false);
            Report(plan, version, failure);
            if (isStopped)
                return;
            if (failure is null)
                await changed.WaitAsync().ConfigureAwait(false);
            else
                await changed.WaitAsync(target.RetryPeriod, options.TimeProvider).ConfigureAwait(false);
        }
    }

    private (RegistrationPlan? Plan, int Version, bool IsStopped) Read()
    {
        lock (_lock)
            return (_plan, _version, _isStopped);
    }

    // A registry can be the user's own, so it can throw any exception.
    private async Task<Exception?> TryApplyAsync(RegistrationPlan? plan)
    {
        try
        {
            IReadOnlyList<DubboUrl> urls = plan is null || target.Mode == DubboRegisterMode.Instance ? [] : plan.Urls;
            await _records.RemoveOthersAsync(urls, keepInstance: plan is not null, _stop.Token).ConfigureAwait(false);
            if (plan is null)
                return null;
            await _records.AddAsync(urls, _stop.Token).ConfigureAwait(false);
            if (target.Mode != DubboRegisterMode.Interface)
                await _records.AddInstanceAsync(plan, target.MetadataType, _stop.Token).ConfigureAwait(false);
            return null;
        }
        catch (Exception e)
        {
            return e;
        }
    }

    private void Report(RegistrationPlan? plan, int version, Exception? failure)
    {
        bool wasFailing, wasAttempted, isStopped;
        lock (_lock)
        {
            wasFailing = _failure is not null;
            wasAttempted = _attempted == version;
            isStopped = _isStopped;
            (_failure, _attempted) = (failure, version);
        }

        _attempts.Change();
        if (isStopped)
            return;
        if (plan is not null)
            Count(failure);
        if (failure is not null && !wasFailing)
            RegistrationLog.Failed(logger, Describe(failure), target.RetryPeriod.TotalSeconds, failure);
        else if (failure is null && plan is not null && (wasFailing || !wasAttempted))
            RegistrationLog.Registered(logger, application, Registry, plan.Services);
        else if (failure is null && plan is null)
            RegistrationLog.Unregistered(logger, application, Registry);
    }

    private static void Count(Exception? failure)
    {
        JavaRegistryMetrics metrics = DubboTelemetry.Registry;
        metrics.Registrations.Add(1);
        (failure is null ? metrics.SucceededRegistrations : metrics.FailedRegistrations).Add(1);
    }

    private string Describe(Exception failure) => $"{Registry} does not have what {application} asked for: {failure.Message}";
}
