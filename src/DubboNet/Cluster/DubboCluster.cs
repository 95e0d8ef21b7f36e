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
/// Calls several providers of the same services. Each call uses a provider that is connected and available, which is selected at random by
/// weight. A failed call can be retried at another provider. A cluster has one channel for each address. It is thread-safe and should be
/// kept for the life of the application.
/// </summary>
/// <remarks>
/// Threading: the provider set owns the list of providers. Calls that find no provider wait for a latch that is set at each change.
/// </remarks>
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
    /// Creates a cluster of the providers at the given addresses, without connecting to them. Addresses are separated by semicolons or by
    /// commas between addresses. A comma within URL parameters (<c>methods=a,b</c>) belongs to the parameter. The address
    /// <c>dubbo://host:port</c> is one provider, whose name is resolved whenever a connection is made. The address <c>dns://name:port</c>
    /// is one provider for each IPv4 and IPv6 address of the name. Such names are resolved periodically
    /// (<see cref="DubboClusterOptions.DnsRefreshInterval"/>). For the URL parameters, see <see cref="ProviderAddress"/>.
    /// </summary>
    /// <exception cref="ArgumentException">An address is invalid, or there is none.</exception>
    public DubboCluster(string addresses, DubboClusterOptions? options = null)
        : this(options ?? new DubboClusterOptions(), options => new AddressDirectory(addresses, options))
    {
    }

    /// <summary>
    /// Creates a cluster of the providers that a directory finds. The directory is not used before the first call or the start.
    /// </summary>
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
        ChannelSettings.CheckTimes(options.Channel, _logger);
        _deadlines = new DeadlineFactory(options.Channel, urlTimeout: null);
        _closed = new AsyncLatch(options.Channel.Scheduler);
        _changed = new AsyncLatch(options.Channel.Scheduler);
        _providers = new ProviderSet(_directory, options, _logger, OnChanged);
        if (options.Channel.Interceptors.Count > 0)
            _interceptors = ClientPipeline.Create(this, options.Channel.Interceptors);
    }

    /// <inheritdoc/>
    public ValueTask<TResult> InvokeAsync<TArguments, TResult>(
        DubboMethod<TArguments, TResult> method,
        TArguments arguments,
        DubboCallOptions options = default,
        CancellationToken cancellationToken = default)
    {
        var call = new ClientCall<TArguments, TResult>(method, arguments, options, IsOneWay: false, cancellationToken);
        return _interceptors is null ? InvokeWithRetriesAsync(call) : _interceptors.InvokeAsync(call);
    }

    /// <inheritdoc/>
    public async ValueTask SendOneWayAsync<TArguments, TResult>(
        DubboMethod<TArguments, TResult> method,
        TArguments arguments,
        DubboCallOptions options = default,
        CancellationToken cancellationToken = default)
    {
        var call = new ClientCall<TArguments, TResult>(method, arguments, options, IsOneWay: true, cancellationToken);
        if (_interceptors is null)
            await InvokeWithRetriesAsync(call).ConfigureAwait(false);
        else
            await _interceptors.InvokeAsync(call).ConfigureAwait(false);
    }

    /// <summary>
    /// Starts connecting to all providers and returns without waiting. If it is not called, the first call starts connecting.
    /// </summary>
    public void Start()
    {
        ObjectDisposedException.ThrowIf(_isDisposed != 0, this);
        _providers.Start();
    }

    /// <summary>
    /// Connects and waits until one provider is available. Use it to fail the start of an application if no provider is available.
    /// </summary>
    /// <exception cref="NoProviderException">No provider is available.</exception>
    /// <exception cref="OperationCanceledException">The token was canceled.</exception>
    public Task ConnectAsync(CancellationToken cancellationToken = default) => ConnectAsync(waitForReady: false, cancellationToken);

    /// <summary>Connects and waits without a timeout until one provider is available.</summary>
    /// <exception cref="OperationCanceledException">The token was canceled.</exception>
    public Task WaitForReadyAsync(CancellationToken cancellationToken = default) => ConnectAsync(waitForReady: true, cancellationToken);

    /// <summary>Returns the current state of the cluster and its providers.</summary>
    public ClusterSnapshot GetSnapshot() => new()
    {
        Directory = $"{_directory}",
        IsKnown = _providers.IsKnown,
        Problem = _providers.Problem,
        Providers = [.. _providers.Providers.Select(provider => new ProviderSnapshot
        {
            Address = provider.Address,
            Channel = provider.Connections.GetSnapshot(),
            IsAvailable = provider.Connections.Availability == ChannelAvailability.Open,
            IsAvoided = provider.HasFailedWithin(_options.AvoidFailedFor),
        })],
    };

    /// <summary>
    /// Rejects new calls, waits up to <see cref="DubboChannelOptions.ShutdownTimeout"/> for running calls, and closes all connections.
    /// Repeated calls have no further effect.
    /// </summary>
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

    // Makes a call that has passed the interceptors, with retries.
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
                call.Method, attempts, call.Options.WaitForReady,
                _deadlines.Create(call.Method, call.Options, startedAt), call.CancellationToken).ConfigureAwait(false);
            try
            {
                return await provider.Calls.InvokeAsync(call, startedAt, mayConnect: false).ConfigureAwait(false);
            }
            catch (DubboException e)
            {
                provider.NoteFailure(e);
                attempts = attempts.Add(provider, e);
                // A call that was not sent or was refused as busy cannot have run. A call that may have run is retried only if its method
                // is idempotent. An exception that the method threw is not a DubboException. A serialization error would be the same at
                // each provider.
                bool mayRunAgain = (e.IsRetrySafe || call.Method.Idempotent) && e is not DubboSerializationException;
                if (!mayRunAgain || attempts.Tried!.Count > _options.Retries
                    || provider.Calls.Remaining(call.Method, call.Options, startedAt) == TimeSpan.Zero)
                {
                    throw;
                }

                ClusterLog.Retrying(_logger, call.Method, provider.Address, e.Message);
            }
        }
    }

    // Waits until a provider is available. Unless the call waits for ready, it fails if no provider can become available soon.
    private async Task<ClusterProvider> WaitForProviderAsync(
        object? method, Attempts attempts, bool waitForReady, CallDeadline deadline, CancellationToken cancellationToken)
    {
        while (true)
        {
            // The latch is read before the state, so that no change between the two is missed.
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

    /// <exception cref="DubboException">The error of the last attempt, if the provider may have run the call. This is more important to the
    /// caller than the missing alternative.</exception>
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
            (_, var count) =>
                $"{_directory} lists {count} providers: {string.Join(" ", providers.Select(provider => provider.DescribeProblem()))}",
        };
        string what = method is null ? "Connecting failed" : $"{method} was not sent";
        return new NoProviderException(
            $"{what}: no provider is available{within}. {known} {_providers.Problem}".TrimEnd(), attempts.LastError);
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
