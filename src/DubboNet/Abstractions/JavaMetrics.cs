using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace DubboNet;

/// <summary>The metrics of one side of calls, with the names and tags of Java Dubbo. Without listeners, they cost nothing.</summary>
internal sealed class JavaMetrics
{
    private readonly UpDownCounter<long> _processing;
    private readonly Counter<long> _requests;
    private readonly Counter<long> _succeeded;
    private readonly Counter<long> _failed;
    private readonly Counter<long> _business;
    private readonly Counter<long> _timeout;
    private readonly Counter<long> _limit;
    private readonly Counter<long> _network;
    private readonly Counter<long> _codec;
    private readonly Counter<long> _unavailable;
    private readonly Counter<long> _unknown;
    private readonly Histogram<double> _duration;

    /// <param name="meter">The meter of both sides.</param>
    /// <param name="side">The side, <c>consumer</c> or <c>provider</c>.</param>
    public JavaMetrics(Meter meter, string side)
    {
        _processing = meter.CreateUpDownCounter<long>($"dubbo.{side}.requests.processing.total", null, "Calls that run.");
        _requests = Create("total", "Calls that have begun.");
        _succeeded = Create("succeed.total", "Calls that have succeeded.");
        _failed = Create("failed.total", "Calls that have failed, for any reason.");
        _business = Create("business.failed.total", "Calls whose method has thrown an exception.");
        _timeout = Create("timeout.total", "Calls that have timed out.");
        _limit = Create("limit.total", "Calls that a busy provider has rejected.");
        _network = Create("failed.network.total", "Calls whose connection has failed.");
        _codec = Create("failed.codec.total", "Calls whose request or response could not be read or written.");
        _unavailable = Create("failed.service.unavailable.total", "Calls that found no provider of the service.");
        _unknown = Create("unknown.failed.total", "Calls that have failed for another reason.");
        _duration = meter.CreateHistogram(
            $"dubbo.{side}.rt.milliseconds", null, "Duration of calls in milliseconds.", advice: new InstrumentAdvice<double>
            {
                HistogramBucketBoundaries = [5, 10, 25, 50, 75, 100, 250, 500, 750, 1000, 2500, 5000, 7500, 10_000],
            });

        Counter<long> Create(string name, string description) =>
            meter.CreateCounter<long>($"dubbo.{side}.requests.{name}", null, description);
    }

    /// <summary>Gets a value indicating whether something listens.</summary>
    public bool IsEnabled => _requests.Enabled || _processing.Enabled || _duration.Enabled;

    /// <summary>Records the beginning of a call.</summary>
    public void Begin(DubboMethod method)
    {
        TagList tags = CreateTags(method);
        _requests.Add(1, tags);
        _processing.Add(1, tags);
    }

    /// <summary>Records the end of a call.</summary>
    /// <param name="method">The method.</param>
    /// <param name="duration">The time that the call took.</param>
    /// <param name="error">The exception with which it ended, or null.</param>
    public void End(DubboMethod method, TimeSpan duration, Exception? error)
    {
        TagList tags = CreateTags(method);
        _processing.Add(-1, tags);
        _duration.Record(duration.TotalMilliseconds, tags);
        if (error is null)
        {
            _succeeded.Add(1, tags);
            return;
        }

        _failed.Add(1, tags);
        CounterOf(error).Add(1, tags);
    }

    private static TagList CreateTags(DubboMethod method)
    {
        ServiceKey service = method.Service;
        return new TagList
        {
            { "interface", service.Interface },
            { "method", method.Name },
            { "group", service.Group },
            { "version", service.Version == ServiceKey.NoVersion ? "" : service.Version },
        };
    }

    private Counter<long> CounterOf(Exception error) => error switch
    {
        DubboTimeoutException => _timeout,
        DubboServerBusyException => _limit,
        DubboSerializationException or DubboProtocolException => _codec,
        // Providers also report a service that they do not have as a service error.
        NoProviderException or DubboServiceNotFoundException or DubboRemoteException { Status: DubboStatus.ServiceError } => _unavailable,
        DubboConnectionException => _network,
        DubboException or OperationCanceledException => _unknown,
        _ => _business,
    };
}
