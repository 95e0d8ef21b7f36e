using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using DubboNet.Client;
using DubboNet.Cluster;
using DubboNet.Cluster.Directory;
using DubboNet.Remoting.Correlation;
using DubboNet.Remoting.Scheduling;
using Microsoft.Extensions.Logging;

namespace DubboNet;

/// <summary>
/// Calls to several providers of the same services: each call goes to one that is connected and takes calls, chosen at random by weight, and may be tried again at
/// another. There is one channel for each address. Safe for any number of threads; keep it for the life of the application.
/// </summary>
/// <remarks>Threading: who provides is the set's; callers that find nobody wait for the latch that opens when something has changed.</remarks>
public sealed class DubboCluster : IDubboInvoker, ICallTarget, IAsyncDisposable
{
    private readonly IProviderDirectory _directory;
    private readonly DubboClusterOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly DeadlineFactory _deadlines;
    private readonly ProviderSet _providers;
    private readonly ClientPipeline? _interceptors;
    private readonly AsyncLatch _closed;
    private AsyncLatch _changed;
    private int _isDisposed;

    /// <summary>
    /// A cluster of the providers at these addresses, split at semicolons and at commas between addresses; a comma within parameters (<c>methods=a,b</c>) is part of them. <c>dubbo://host:port</c> is one provider; its name is resolved whenever a
    /// connection is made. <c>dns://name:port</c> is one provider for each address that the name has, IPv4 and IPv6; it is resolved again all the time, see
    /// <see cref="DubboClusterOptions.DnsRefreshInterval"/>. Parameters: see <see cref="ProviderAddress"/>. Nothing is connected yet.
    /// </summary>
    /// <exception cref="ArgumentException">One of them is no address, or there is none.</exception>
    public DubboCluster(string addresses, DubboClusterOptions? options = null)
        : this(options ?? new DubboClusterOptions(), options => new AddressDirectory(addresses, options))
    {
    }

    /// <summary>A cluster of the providers that a directory knows. It is not asked yet.</summary>
    public DubboCluster(IProviderDirectory directory, DubboClusterOptions? options = null)
        : this(options ?? new DubboClusterOptions(), _ => directory)
    {
    }

    private DubboCluster(DubboClusterOptions options, Func<DubboClusterOptions, IProviderDirectory> createDirectory)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(options.Retries, nameof(options));
        _options = options;
        _directory = createDirectory(options);
        _time = options.Channel.TimeProvider;
        _logger = options.Channel.LoggerFactory.CreateLogger<DubboCluster>();
        TimerRange.CheckNotNegative(options.AvoidFailedFor, _logger);
        TimerRange.CheckPositive(options.DnsRefreshInterval, _logger);
        DubboChannel.CheckTimes(options.Channel, _logger);
        _deadlines = new DeadlineFactory(options.Channel, urlTimeout: null);
        _closed = new AsyncLatch(options.Channel.Scheduler);
        _changed = new AsyncLatch(options.Channel.Scheduler);
        _providers = new ProviderSet(_directory, options, _logger, OnChanged);
        if (options.Channel.Interceptors.Count > 0)
            _interceptors = ClientPipeline.Create(this, options.Channel.Interceptors);
    }

    /// <inheritdoc/>
    public ValueTask<TResult> InvokeAsync<TArguments, TResult>(
        DubboMethod<TArguments, TResult> method, TArguments arguments, DubboCallOptions options = default, CancellationToken cancellationToken = default)
    {
        var call = new ClientCall<TArguments, TResult>(method, arguments, options, IsOneWay: false, cancellationToken);
        return _interceptors is null ? InvokeWithRetriesAsync(call) : _interceptors.InvokeAsync(call);
    }

    /// <inheritdoc/>
    public async ValueTask SendOneWayAsync<TArguments, TResult>(
        DubboMethod<TArguments, TResult> method, TArguments arguments, DubboCallOptions options = default, CancellationToken cancellationToken = default)
    {
        var call = new ClientCall<TArguments, TResult>(method, arguments, options, IsOneWay: true, cancellationToken);
        if (_interceptors is null)
            await InvokeWithRetriesAsync(call).ConfigureAwait(false);
        else
            await _interceptors.InvokeAsync(call).ConfigureAwait(false);
    }

    /// <summary>Begins to connect to all providers, where otherwise the first call would. Does not wait.</summary>
    public void Start()
    {
        ObjectDisposedException.ThrowIf(_isDisposed != 0, this);
        _providers.Start();
    }

    /// <summary>Connects now, and waits until one provider takes calls: to fail at the start of an application if none does.</summary>
    /// <exception cref="NoProviderException">None does.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public Task ConnectAsync(CancellationToken cancellationToken = default) => ConnectAsync(waitForReady: false, cancellationToken);

    /// <summary>Waits until one provider takes calls, however long that takes.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public Task WaitForReadyAsync(CancellationToken cancellationToken = default) => ConnectAsync(waitForReady: true, cancellationToken);

    /// <summary>How the cluster and its providers are now.</summary>
    public ClusterSnapshot GetSnapshot() => new()
    {
        Directory = $"{_directory}",
        IsKnown = _providers.IsKnown,
        Problem = _providers.Problem,
        Providers = [.. _providers.Providers.Select(provider => new ProviderSnapshot
        {
            Address = provider.Address,
            Channel = provider.Channel.GetSnapshot(),
            IsAvailable = provider.Channel.Availability == ChannelAvailability.Open,
            IsAvoided = provider.HasFailedWithin(_options.AvoidFailedFor),
        })],
    };

    /// <summary>Lets no more calls start, waits for those under way up to <see cref="DubboChannelOptions.ShutdownTimeout"/>, and closes. Idempotent.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isDisposed, 1) != 0)
        {
            await _closed.WaitAsync().ConfigureAwait(false);
            return;
        }

        OnChanged();
        await _providers.StopAsync().ConfigureAwait(false);
        _closed.Set();
    }

    private void OnChanged() => Interlocked.Exchange(ref _changed, new AsyncLatch(_options.Channel.Scheduler)).Set();

    /// <inheritdoc/>
    ValueTask<TResult> ICallTarget.InvokeAsync<TArguments, TResult>(ClientCall<TArguments, TResult> call) => InvokeWithRetriesAsync(call);

    private Task<ClusterProvider> ConnectAsync(bool waitForReady, CancellationToken cancellationToken)
    {
        var forever = new CallDeadline(Timeout.InfiniteTimeSpan, "no one", _time.GetTimestamp());
        return WaitForProviderAsync(null, new Attempts(), waitForReady, forever, cancellationToken);
    }

    /// <summary>Makes a call that has passed the interceptors, at one provider after the other if need be.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<TResult> InvokeWithRetriesAsync<TArguments, TResult>(ClientCall<TArguments, TResult> call)
    {
        long startedAt = _time.GetTimestamp();
        call.CancellationToken.ThrowIfCancellationRequested();
        Attempts attempts = default;
        while (true)
        {
            ClusterProvider? provider = _isDisposed == 0 ? _providers.Pick(attempts.Tried) : null;
            provider ??= await WaitForProviderAsync(
                call.Method, attempts, call.Options.WaitForReady, _deadlines.Create(call.Method, call.Options, startedAt), call.CancellationToken).ConfigureAwait(false);
            try
            {
                return await provider.Channel.InvokeAsync(call, startedAt, mayConnect: false).ConfigureAwait(false);
            }
            catch (DubboException e)
            {
                provider.NoteFailure(e);
                attempts = attempts.Add(provider, e);
                // What was not sent cannot have run; what may have run may run again only if the method says so. A method that threw has run: that is no DubboException.
                // What cannot be written or read is the same at every provider.
                bool mayRunAgain = (e.IsRetrySafe || call.Method.Idempotent) && e is not DubboSerializationException;
                if (!mayRunAgain || attempts.Tried!.Count > _options.Retries
                    || provider.Channel.Remaining(call.Method, call.Options, startedAt) == TimeSpan.Zero)
                {
                    throw;
                }

                ClusterLog.Retrying(_logger, call.Method, provider.Address, e.Message);
            }
        }
    }

    /// <summary>Waits until a provider takes calls. Unless the call waits for ready, it fails as soon as none is about to.</summary>
    private async Task<ClusterProvider> WaitForProviderAsync(
        object? method, Attempts attempts, bool waitForReady, CallDeadline deadline, CancellationToken cancellationToken)
    {
        while (true)
        {
            // The latch is read before the state, so that no change falls in between.
            AsyncLatch changed = Volatile.Read(ref _changed);
            ObjectDisposedException.ThrowIf(_isDisposed != 0, this);
            _providers.Start();
            if (_providers.Pick(attempts.Tried) is { } provider)
                return provider;
            _providers.RequestConnections();
            if (!waitForReady && !_providers.IsHopeful)
                throw CreateNoProviderException(method, attempts, "");
            if (!await changed.WaitAsync(deadline.Remaining(_time), _time, cancellationToken).ConfigureAwait(false))
                throw CreateNoProviderException(method, attempts, $" within {deadline}");
        }
    }

    /// <exception cref="DubboException">The last attempt's: the provider may have run the call, which is more than that there is no other.</exception>
    private NoProviderException CreateNoProviderException(object? method, Attempts attempts, string within)
    {
        if (attempts.LastError is { IsRetrySafe: false } mayHaveRun)
            ExceptionDispatchInfo.Throw(mayHaveRun);
        IReadOnlyList<ClusterProvider> providers = _providers.Providers;
        string known = (_providers.IsKnown, providers.Count) switch
        {
            (false, _) => $"{_directory} has not delivered its list of providers yet.",
            (_, 0) => $"{_directory} lists no provider.",
            (_, 1) => $"The only provider of {_directory}: {providers[0].DescribeProblem()}",
            (_, var count) => $"{_directory} lists {count} providers: {string.Join(" ", providers.Select(provider => provider.DescribeProblem()))}",
        };
        string what = method is null ? "Connecting failed" : $"{method} was not sent";
        return new NoProviderException($"{what}: no provider is available{within}. {known} {_providers.Problem}".TrimEnd(), attempts.LastError);
    }

    /// <summary>Where a call has been tried, and how that ended last.</summary>
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
