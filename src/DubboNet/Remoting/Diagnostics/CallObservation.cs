using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Net;
using DubboNet.Remoting.Connections;
using Microsoft.Extensions.Logging;

namespace DubboNet.Remoting.Diagnostics;

/// <summary>One call that somebody wants to know of, from its start to its end: an activity, if that is listened to, and a duration.</summary>
/// <remarks>Listeners and propagator are the application's code. What they throw is logged, and changes nothing of the call.</remarks>
internal sealed class CallObservation
{
    /// <summary>Entries of baggage that a consumer may add to the calls of a handler.</summary>
    private const int MaxBaggageEntries = 64;

    /// <summary>UTF-16 units of their keys and values together.</summary>
    private const int MaxBaggageLength = 8192;

    private readonly Histogram<double> _duration;
    private readonly TimeProvider _time;
    private readonly long _startedAt;
    private readonly Activity? _activity;
    private readonly DubboMethod _method;
    private readonly ILogger _logger;
    private TagList _tags;

    private CallObservation(Histogram<double> duration, TimeProvider time, DubboMethod method, Activity? activity, ILogger logger)
    {
        _method = method;
        _logger = logger;
        _duration = duration;
        _time = time;
        _activity = activity;
        _startedAt = time.GetTimestamp();
        _tags = new TagList { { "rpc.system.name", "dubbo" }, { "rpc.method", method.FullName } };
    }

    /// <summary>Makes a call that somebody wants to know of.</summary>
    /// <param name="method">What is called.</param>
    /// <param name="provider">Whom it is made to.</param>
    /// <param name="connection">Settings of the connection: the clock, and where exceptions of listeners go.</param>
    /// <param name="options">The caller's.</param>
    /// <param name="call">Makes it, with options that let the provider's activities join.</param>
    public static async ValueTask<TResult> ObserveClientAsync<TResult>(
        DubboMethod method, EndPoint? provider, ConnectionOptions connection, DubboCallOptions options, Func<DubboCallOptions, ValueTask<TResult>> call)
    {
        CallObservation? observation = StartClient(method, provider, connection.Time, connection.Logger);
        try
        {
            return await call(Propagate(options)).ConfigureAwait(false);
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

    /// <summary>A call begins to be made. The activity is the current one until <see cref="End"/>.</summary>
    private static CallObservation? StartClient(DubboMethod method, EndPoint? provider, TimeProvider time, ILogger logger)
    {
        try
        {
            Activity? activity = DubboTelemetry.Source.StartActivity(method.FullName, ActivityKind.Client);
            var observation = new CallObservation(DubboTelemetry.ClientDuration, time, method, activity, logger);
            (string? host, int port) = Split(provider);
            observation._tags.Add("server.address", host);
            observation._tags.Add("server.port", port);
            return observation;
        }
        catch (Exception e)
        {
            RemotingLog.ObservationFailed(logger, method, e);
            return null;
        }
    }

    /// <summary>A handler is about to start. The activity is the current one, until the execution context is another; the attachments name its parent.</summary>
    /// <param name="method">What was called.</param>
    /// <param name="attachments">Those of the request; asked only if activities are listened to.</param>
    /// <param name="consumer">The peer.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logger">Where exceptions of listeners go.</param>
    public static CallObservation? StartServer(DubboMethod method, Func<Attachments> attachments, EndPoint? consumer, TimeProvider time, ILogger logger)
    {
        try
        {
            Activity? activity = DubboTelemetry.Source.HasListeners() ? StartServer(method, attachments(), consumer) : null;
            return new CallObservation(DubboTelemetry.ServerDuration, time, method, activity, logger);
        }
        catch (Exception e)
        {
            RemotingLog.ObservationFailed(logger, method, e);
            return null;
        }
    }

    private static Activity? StartServer(DubboMethod method, Attachments attachments, EndPoint? consumer)
    {
        if (DubboTelemetry.Source.StartActivity(method.FullName, ActivityKind.Server, ParentIn(attachments)) is not { } activity)
            return null;
        (string? host, int port) = Split(consumer);
        activity.SetTag("network.peer.address", host).SetTag("network.peer.port", port);
        AddBaggage(activity, attachments);
        return activity;
    }

    /// <summary>The call's attachments and those that let the provider's activities join: the current activity's context, by the application's propagator.</summary>
    private static DubboCallOptions Propagate(in DubboCallOptions options)
    {
        if (Activity.Current is not { } current)
            return options;
        var attachments = new Attachments(options.Attachments ?? []);
        DistributedContextPropagator.Current.Inject(current, attachments, static (carrier, key, value) => ((Attachments)carrier!)[key] = value);
        return options with { Attachments = attachments };
    }

    /// <summary>The call has ended so.</summary>
    public void Fail(Exception error)
    {
        try
        {
            string type = JavaThrowable.Of(error) is { } thrown ? PeerText.OneLine(thrown.JavaType) : error.GetType().FullName!;
            _tags.Add("error.type", type);
            if (error is DubboRemoteException refused)
                _tags.Add("rpc.response.status_code", refused.Status.ToString());
            _activity?.SetStatus(ActivityStatusCode.Error, PeerText.OneLine(error.Message));
        }
        catch (Exception e)
        {
            RemotingLog.ObservationFailed(_logger, _method, e);
        }
    }

    /// <summary>The call has ended.</summary>
    public void End()
    {
        try
        {
            _duration.Record(_time.GetElapsedTime(_startedAt).TotalSeconds, _tags);
            if (_activity is not null)
                EndActivity(_activity);
        }
        catch (Exception e)
        {
            RemotingLog.ObservationFailed(_logger, _method, e);
        }
    }

    private void EndActivity(Activity activity)
    {
        foreach ((string key, object? value) in _tags)
            activity.SetTag(key, value);
        // It may end on a thread of somebody else's, whose current activity stopping would change.
        Activity? current = Activity.Current;
        activity.Stop();
        if (current != activity)
            Activity.Current = current;
    }

    private static ActivityContext ParentIn(Attachments attachments)
    {
        DistributedContextPropagator.Current.ExtractTraceIdAndState(attachments, Get, out string? id, out string? state);
        return ActivityContext.TryParse(id, state, isRemote: true, out ActivityContext parent) ? parent : default;
    }

    /// <summary>What goes on with the calls of the handler is limited to what the W3C recommendation of baggage asks all platforms to carry.</summary>
    private static void AddBaggage(Activity activity, Attachments attachments)
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
        value = ((Attachments)carrier!).GetText(key);
        values = null;
    }

    private static (string? Host, int Port) Split(EndPoint? endPoint) => endPoint switch
    {
        IPEndPoint address => (address.Address.ToString(), address.Port),
        DnsEndPoint name => (name.Host, name.Port),
        _ => (endPoint?.ToString(), 0),
    };
}
