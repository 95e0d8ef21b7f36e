using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Net;
using System.Runtime.CompilerServices;
using DubboNet.Protocol;
using DubboNet.Remoting.Connections;
using Microsoft.Extensions.Logging;

namespace DubboNet.Remoting.Diagnostics;

/// <summary>Observes one call from its start to its end. Records its duration, and an activity if there are listeners.</summary>
/// <remarks>Listeners and the propagator are code of the application. Their exceptions are logged and do not affect the call.</remarks>
internal sealed class CallObservation
{
    // The maximum number of baggage entries from a consumer that are added to the calls of a handler.
    private const int MaxBaggageEntries = 64;

    // The maximum length of the keys and values of baggage together, in UTF-16 code units.
    private const int MaxBaggageLength = 8192;

    private readonly Histogram<double> _duration;
    private readonly JavaMetrics? _java;
    private readonly TimeProvider _time;
    private readonly long _startedAt;
    private readonly Activity? _activity;
    private readonly DubboMethod _method;
    private readonly EndPoint? _provider;
    private readonly ILogger _logger;
    private Exception? _error;
    private string? _errorType;
    private string? _statusCode;

    private CallObservation(
        Histogram<double> duration, JavaMetrics java, TimeProvider time, DubboMethod method, EndPoint? provider, Activity? activity,
        ILogger logger)
    {
        _duration = duration;
        _java = java.IsEnabled ? java : null;
        _time = time;
        _method = method;
        _provider = provider;
        _activity = activity;
        _logger = logger;
        _startedAt = time.GetTimestamp();
        _java?.Begin(method);
    }

    /// <summary>Makes a call and observes it.</summary>
    /// <param name="method">The called method.</param>
    /// <param name="provider">The address of the provider.</param>
    /// <param name="connection">The settings of the connection, which provide the clock and the logger for exceptions of listeners.</param>
    /// <param name="options">The options of the caller.</param>
    /// <param name="state">The state for <paramref name="call"/>.</param>
    /// <param name="call">Makes the call. Its options contain the trace context for the activities of the provider.</param>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public static async ValueTask<TResult> ObserveClientAsync<TState, TResult>(
        DubboMethod method, EndPoint? provider, ConnectionOptions connection, DubboCallOptions options, TState state,
        Func<TState, DubboCallOptions, ValueTask<TResult>> call)
    {
        CallObservation? observation = StartClient(method, provider, connection.Time, connection.Logger);
        try
        {
            return await call(state, Propagate(options)).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            observation?.Fail(e);
            throw;
        }
        finally
        {
            observation?.End();
        }
    }

    // Starts to observe a call of a client. The activity is the current one until End.
    private static CallObservation? StartClient(DubboMethod method, EndPoint? provider, TimeProvider time, ILogger logger)
    {
        try
        {
            Activity? activity = DubboTelemetry.Source.StartActivity(method.FullName, ActivityKind.Client);
            return new CallObservation(DubboTelemetry.ClientDuration, DubboTelemetry.Consumer, time, method, provider, activity, logger);
        }
        catch (Exception e)
        {
            RemotingLog.ObservationFailed(logger, method, e);
            return null;
        }
    }

    /// <summary>
    /// Starts to observe a call that a handler is about to serve. The activity is the current one in this execution context. Its parent
    /// comes from the attachments.
    /// </summary>
    /// <param name="method">The called method.</param>
    /// <param name="attachments">The attachments of the request. They are read only if there are listeners to activities.</param>
    /// <param name="consumer">The address of the consumer.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logger">The logger for exceptions of listeners.</param>
    public static CallObservation? StartServer(
        DubboMethod method, IAttachmentReader attachments, EndPoint? consumer, TimeProvider time, ILogger logger)
    {
        try
        {
            Activity? activity = DubboTelemetry.Source.HasListeners() ? StartServer(method, attachments, consumer) : null;
            return new CallObservation(DubboTelemetry.ServerDuration, DubboTelemetry.Provider, time, method, null, activity, logger);
        }
        catch (Exception e)
        {
            RemotingLog.ObservationFailed(logger, method, e);
            return null;
        }
    }

    private static Activity? StartServer(DubboMethod method, IAttachmentReader attachments, EndPoint? consumer)
    {
        if (DubboTelemetry.Source.StartActivity(method.FullName, ActivityKind.Server, ParentIn(attachments)) is not { } activity)
            return null;
        (string? host, int port) = Split(consumer);
        activity.SetTag("network.peer.address", host).SetTag("network.peer.port", port);
        AddBaggage(activity, attachments);
        return activity;
    }

    // Adds the context of the current activity to the attachments with the propagator of the application, so that the provider's activities
    // belong to the same trace.
    private static DubboCallOptions Propagate(in DubboCallOptions options)
    {
        if (Activity.Current is not { } current)
            return options;
        Attachments attachments = options.Attachments is { } own ? new(own) : new();
        DistributedContextPropagator.Current.Inject(
            current, attachments, static (carrier, key, value) => ((Attachments)carrier!)[key] = value);
        return options with { Attachments = attachments };
    }

    /// <summary>Records the exception that the call ends with.</summary>
    public void Fail(Exception error)
    {
        try
        {
            _error = error;
            _errorType = JavaThrowable.FindIn(error) is { } thrown ? PeerText.OneLine(thrown.JavaType) : error.GetType().FullName;
            if (error is DubboRemoteException refused)
                _statusCode = refused.Status.ToString();
            _activity?.SetStatus(ActivityStatusCode.Error, PeerText.OneLine(error.Message));
        }
        catch (Exception e)
        {
            RemotingLog.ObservationFailed(_logger, _method, e);
        }
    }

    /// <summary>Records the end of the call.</summary>
    public void End()
    {
        try
        {
            TimeSpan duration = _time.GetElapsedTime(_startedAt);
            TagList tags = CreateTags();
            _duration.Record(duration.TotalSeconds, tags);
            _java?.End(_method, duration, _error);
            if (_activity is not null)
                EndActivity(_activity, tags);
        }
        catch (Exception e)
        {
            RemotingLog.ObservationFailed(_logger, _method, e);
        }
    }

    private TagList CreateTags()
    {
        var tags = new TagList { { "rpc.system.name", "dubbo" }, { "rpc.method", _method.FullName } };
        if (_provider is not null)
        {
            (string? host, int port) = Split(_provider);
            tags.Add("server.address", host);
            tags.Add("server.port", port);
        }

        if (_errorType is not null)
            tags.Add("error.type", _errorType);
        if (_statusCode is not null)
            tags.Add("rpc.response.status_code", _statusCode);
        return tags;
    }

    private static void EndActivity(Activity activity, in TagList tags)
    {
        foreach ((string key, object? value) in tags)
            activity.SetTag(key, value);
        // The call can end on a thread of other code. Stopping the activity must not change the current activity of that code.
        Activity? current = Activity.Current;
        activity.Stop();
        if (current != activity)
            Activity.Current = current;
    }

    private static ActivityContext ParentIn(IAttachmentReader attachments)
    {
        DistributedContextPropagator.Current.ExtractTraceIdAndState(attachments, Get, out string? id, out string? state);
        return ActivityContext.TryParse(id, state, isRemote: true, out ActivityContext parent) ? parent : default;
    }

    // Baggage flows into the calls of the handler, so it is limited to the size that the W3C recommendation requires all platforms to
    // carry.
    private static void AddBaggage(Activity activity, IAttachmentReader attachments)
    {
        int entries = 0;
        int length = 0;
        int dropped = 0;
        foreach ((string key, string? value) in DistributedContextPropagator.Current.ExtractBaggage(attachments, Get) ?? [])
        {
            int size = key.Length + (value?.Length ?? 0);
            if (entries == MaxBaggageEntries || length + size > MaxBaggageLength)
            {
                dropped++;
                continue;
            }

            activity.AddBaggage(key, value);
            entries++;
            length += size;
        }

        if (dropped > 0)
            activity.SetTag("dubbonet.baggage.dropped", dropped);
    }

    private static void Get(object? carrier, string key, out string? value, out IEnumerable<string>? values)
    {
        value = ((IAttachmentReader)carrier!).GetText(key);
        values = null;
    }

    private static (string? Host, int Port) Split(EndPoint? endPoint) => endPoint switch
    {
        IPEndPoint address => (address.Address.ToString(), address.Port),
        DnsEndPoint name => (name.Host, name.Port),
        _ => (endPoint?.ToString(), 0),
    };
}
