using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using DubboNet.Client;
using DubboNet.Remoting.Correlation;
using DubboNet.Remoting.Scheduling;
using Microsoft.Extensions.Logging;

namespace DubboNet.Cluster;

/// <summary>Makes the calls of a cluster after its interceptors. Chooses a provider for each attempt, and retries failed calls.</summary>
/// <remarks>
/// Threading: the provider set owns the list of providers. Calls that find no provider wait for a latch that is set at each change.
/// </remarks>
internal sealed class ClusterCalls : IDubboInvoker, IAsyncDisposable
{
    private readonly IProviderDirectory _directory;
    private readonly DubboClusterOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly DeadlineFactory _deadlines;
    private readonly RetryBudget _budget;
    private readonly bool _isRetrying;
    private readonly AsyncLatch _closed;
    private readonly ChangeLatch _changed;
    private int _isDisposed;

    public ClusterCalls(IProviderDirectory directory, DubboClusterOptions options, ILogger logger)
    {
        _directory = directory;
        _options = options;
        _time = options.Channel.TimeProvider;
        _logger = logger;
        _deadlines = new DeadlineFactory(options.Channel, address: null);
        _budget = new RetryBudget(options.MaxRetryShare);
        _isRetrying = options.FailurePolicy == FailurePolicy.Failover;
        _closed = new AsyncLatch(options.Channel.Scheduler);
        _changed = new ChangeLatch(options.Channel.Scheduler);
        Providers = new ProviderSet(directory, options, logger, OnChanged);
    }

    public ProviderSet Providers { get; }

    /// <inheritdoc/>
    public ValueTask<TResult> InvokeAsync<TArguments, TResult>(ClientCall<TArguments, TResult> call) =>
        InvokeAsync(call, CallScope.Find(call.Options.Attachments));

    /// <summary>Makes a call at the providers in a scope, or at any provider.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<TResult> InvokeAsync<TArguments, TResult>(ClientCall<TArguments, TResult> call, CallScope? scope)
    {
        long startedAt = _time.GetTimestamp();
        call.CancellationToken.ThrowIfCancellationRequested();
        _budget.Deposit();
        Attempts attempts = default;
        long now = startedAt;
        while (true)
        {
            ClusterProvider? provider = _isDisposed == 0
                ? Providers.Balancer.Pick(call.Method, call.Arguments, call.Options.Attachments, attempts.Tried, now, scope)
                : null;
            if (provider is null)
            {
                provider = await WaitForProviderAsync(call, attempts, scope, startedAt).ConfigureAwait(false);
                now = _time.GetTimestamp();
            }

            provider.Begin();
            try
            {
                TResult result = await provider.InvokeAsync(call, startedAt, mayConnect: false).ConfigureAwait(false);
                provider.Succeed(now);
                return result;
            }
            catch (Exception error)
            {
                provider.Fail(error, now);
                if (error is not DubboException e)
                    throw;
                attempts = attempts.Add(provider, e);
                if (!_isRetrying || !call.Method.MayRunAgain(e)
                    || attempts.Tried!.Count > provider.Calls.RetriesOf(call.Method, _options.Retries)
                    || provider.Calls.Remaining(call.Method, call.Options, startedAt) == TimeSpan.Zero
                    || !TryUseBudget(call.Method, e))
                {
                    throw;
                }

                ClusterLog.Retrying(_logger, call.Method, provider.Address, e.Message);
                now = _time.GetTimestamp();
            }
        }
    }

    /// <summary>Selects up to a number of different ready providers.</summary>
    public List<ClusterProvider> PickSeveral(BoxedCall call, int count)
    {
        List<ClusterProvider> picked = [];
        CallScope? scope = CallScope.Find(call.Options.Attachments);
        while (_isDisposed == 0 && picked.Count < count
            && call.Pick(Providers.Balancer, picked, _time.GetTimestamp(), scope) is { } provider
            && !picked.Contains(provider))
        {
            picked.Add(provider);
        }

        return picked;
    }

    /// <summary>Waits until the list of providers is known and a provider is available.</summary>
    public Task WaitForListAsync(BoxedCall call) => WaitForProviderAsync(
        call.Method,
        isUsable => isUsable ? call.FindUsable(Providers.Balancer) : call.FindAll(Providers.Balancer),
        default, null, call.Options.WaitForReady, _deadlines.Create(call.Method, call.Options, _time.GetTimestamp()),
        call.CancellationToken);

    /// <summary>Starts connecting to all providers.</summary>
    public void Start()
    {
        ObjectDisposedException.ThrowIf(_isDisposed != 0, typeof(DubboCluster));
        Providers.Start();
    }

    /// <summary>Waits for a provider without a time limit.</summary>
    public Task ConnectAsync(bool waitForReady, CancellationToken cancellationToken)
    {
        var forever = new CallDeadline(Timeout.InfiniteTimeSpan, "no one", _time.GetTimestamp());
        return WaitForProviderAsync(
            null, _ => Providers.Balancer.Providers, new Attempts(), null, waitForReady, forever, cancellationToken);
    }

    /// <summary>Rejects new calls, and closes the channels when their calls have ended or the shutdown timeout has expired.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isDisposed, 1) != 0)
        {
            await _closed.WaitAsync().ConfigureAwait(false);
            return;
        }

        OnChanged();
        await Providers.StopAsync().ConfigureAwait(false);
        _closed.Set();
    }

    private void OnChanged() => _changed.Change();

    // Retries of calls that have not run do not add to the load, so they need no budget.
    private bool TryUseBudget(DubboMethod method, DubboException error)
    {
        if (error.IsRetrySafe || _budget.TryWithdraw())
            return true;
        ClusterLog.RetryBudgetSpent(_logger, method, _options.MaxRetryShare, error.Message);
        return false;
    }

    // The closure is created here, so that calls that find a provider at once do not allocate it.
    private Task<ClusterProvider> WaitForProviderAsync<TArguments, TResult>(
        ClientCall<TArguments, TResult> call, Attempts attempts, CallScope? scope, long startedAt) => WaitForProviderAsync(
            call.Method,
            isUsable => CallScope.Filter(scope, isUsable
                ? Providers.Balancer.FindUsable(call.Method, call.Arguments, call.Options.Attachments)
                : Providers.Balancer.FindAll(call.Method, call.Arguments, call.Options.Attachments)),
            attempts, scope, call.Options.WaitForReady, _deadlines.Create(call.Method, call.Options, startedAt), call.CancellationToken);

    // Waits until a provider is available. Unless the call waits for ready, it fails if no provider can become available soon. The function
    // returns the providers that the call can use at the moment (true), or those in any state (false).
    private async Task<ClusterProvider> WaitForProviderAsync(
        object? method, Func<bool, ClusterProvider[]> find, Attempts attempts, CallScope? scope, bool waitForReady, CallDeadline deadline,
        CancellationToken cancellationToken)
    {
        while (true)
        {
            // The latch is read before the state, so that no change between the two is missed.
            AsyncLatch changed = _changed.Next;
            ObjectDisposedException.ThrowIf(_isDisposed != 0, typeof(DubboCluster));
            Providers.Start();
            // A list that arrives from now on causes another round.
            bool isKnown = Providers.IsKnown;
            ClusterProvider[] usable = find(true);
            if (Providers.Balancer.PickAny(usable, attempts.Tried, _time.GetTimestamp()) is { } provider)
                return provider;
            Providers.RequestConnections(usable);
            if (!waitForReady && isKnown && !ProviderSet.IsHopeful(usable))
                throw CreateNoProviderException(method, find(false), attempts, scope, "");
            if (!await changed.WaitAsync(deadline.Remaining(_time), _time, cancellationToken).ConfigureAwait(false))
                throw CreateNoProviderException(method, find(false), attempts, scope, $" within {deadline}");
        }
    }

    /// <exception cref="DubboException">The error of the last attempt, if the provider may have run the call. This is more important to the
    /// caller than the missing alternative.</exception>
    private NoProviderException CreateNoProviderException(
        object? method, ClusterProvider[] permitted, Attempts attempts, CallScope? scope, string within)
    {
        if (attempts.LastError is { IsRetrySafe: false } mayHaveRun)
            ExceptionDispatchInfo.Throw(mayHaveRun);
        if (method is DubboMethod { Service: var service } called)
        {
            DubboTelemetry.Registry.CallsWithoutProvider.Add(
                1, KeyValuePair.Create("interface", (object?)service.Interface), KeyValuePair.Create("method", (object?)called.Name));
        }

        string problems = string.Join(" ", permitted.Select(provider => provider.DescribeProblem()));
        string known = (Providers.IsKnown, CallScope.Filter(scope, Providers.Balancer.Providers).Length, permitted.Length) switch
        {
            (false, _, _) => $"{_directory} has not delivered its list of providers yet.",
            (_, 0, _) => $"{_directory} lists no provider{scope}.",
            (_, var count, 0) => $"{_directory} lists {count} providers{scope}, and tags or rules do not let the call use any of them.",
            (_, 1, _) => $"The only provider of {_directory}{scope}: {problems}",
            (_, var count, var some) when some < count =>
                $"{_directory} lists {count} providers{scope}, and tags or rules let the call use {some} of them: {problems}",
            (_, var count, _) => $"{_directory} lists {count} providers{scope}: {problems}",
        };
        string what = method is null ? "Connecting failed" : $"{method} was not sent";
        return new NoProviderException(
            $"{what}: no provider is available{within}. {known} {Providers.Problem}".TrimEnd(), attempts.LastError);
    }

    // The providers at which a call has been tried, and the error of the last attempt.
    private readonly record struct Attempts(List<ClusterProvider>? Tried, DubboException? LastError)
    {
        public Attempts Add(ClusterProvider provider, DubboException error)
        {
            List<ClusterProvider> tried = Tried ?? [];
            tried.Add(provider);
            return new Attempts(tried, error);
        }
    }
}
