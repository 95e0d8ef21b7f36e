using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Net;
using DubboNet.Hessian;

namespace DubboNet.Remoting.Diagnostics;

/// <summary>One call that somebody wants to know of, from its start to its end: an activity, if that is listened to, and a duration.</summary>
internal sealed class CallObservation
{
    private readonly Histogram<double> _duration;
    private readonly TimeProvider _time;
    private readonly long _startedAt;
    private readonly Activity? _activity;
    private TagList _tags;

    private CallObservation(Histogram<double> duration, TimeProvider time, DubboMethod method, Activity? activity)
    {
        _duration = duration;
        _time = time;
        _activity = activity;
        _startedAt = time.GetTimestamp();
        _tags = new TagList { { "rpc.system.name", "dubbo" }, { "rpc.method", method.FullName } };
    }

    /// <summary>Makes a call that somebody wants to know of.</summary>
    /// <param name="method">What is called.</param>
    /// <param name="provider">Whom it is made to.</param>
    /// <param name="time">The clock.</param>
    /// <param name="options">The caller's.</param>
    /// <param name="call">Makes it, with options that let the provider's activities join.</param>
    public static async ValueTask<TResult> ObserveClientAsync<TResult>(
        DubboMethod method, EndPoint? provider, TimeProvider time, CallOptions options, Func<CallOptions, ValueTask<TResult>> call)
    {
        CallObservation observation = StartClient(method, provider, time);
        try
        {
            return await call(Propagate(options)).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            observation.Fail(e);
            throw;
        }
        finally
        {
            observation.End();
        }
    }

    /// <summary>A call begins to be made. The activity is the current one until <see cref="End"/>.</summary>
    private static CallObservation StartClient(DubboMethod method, EndPoint? provider, TimeProvider time)
    {
        Activity? activity = DubboTelemetry.Source.StartActivity(method.FullName, ActivityKind.Client);
        var observation = new CallObservation(DubboTelemetry.ClientDuration, time, method, activity);
        (string? host, int port) = Split(provider);
        observation._tags.Add("server.address", host);
        observation._tags.Add("server.port", port);
        return observation;
    }

    /// <summary>A handler is about to start. The activity, whose parent the attachments name, is the current one until <see cref="Leave"/>.</summary>
    public static CallObservation StartServer(DubboMethod method, Attachments attachments, EndPoint? consumer, TimeProvider time)
    {
        Activity? activity = null;
        if (DubboTelemetry.Source.HasListeners())
        {
            activity = DubboTelemetry.Source.StartActivity(method.FullName, ActivityKind.Server, ParentIn(attachments));
            (string? host, int port) = Split(consumer);
            activity?.SetTag("network.peer.address", host).SetTag("network.peer.port", port);
        }

        if (activity is not null)
            AddBaggage(activity, attachments);
        return new CallObservation(DubboTelemetry.ServerDuration, time, method, activity);
    }

    /// <summary>What runs on this thread from now on is not part of the call; the call itself may go on elsewhere.</summary>
    public static void Leave() => Activity.Current = null;

    /// <summary>The call's attachments and those that let the provider's activities join: the current activity's context, by the application's propagator.</summary>
    private static CallOptions Propagate(in CallOptions options)
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
        string type = JavaThrowable.Of(error) is { } thrown ? PeerText.OneLine(thrown.JavaType) : error.GetType().FullName!;
        _tags.Add("error.type", type);
        if (error is DubboRemoteException refused)
            _tags.Add("rpc.response.status_code", refused.Status.ToString());
        _activity?.SetStatus(ActivityStatusCode.Error, PeerText.OneLine(error.Message));
    }

    /// <summary>The call has ended.</summary>
    public void End()
    {
        _duration.Record(_time.GetElapsedTime(_startedAt).TotalSeconds, _tags);
        if (_activity is null)
            return;
        foreach ((string key, object? value) in _tags)
            _activity.SetTag(key, value);
        // It may end on a thread of somebody else's, whose current activity stopping would change.
        Activity? current = Activity.Current;
        _activity.Stop();
        if (current != _activity)
            Activity.Current = current;
    }

    private static ActivityContext ParentIn(Attachments attachments)
    {
        DistributedContextPropagator.Current.ExtractTraceIdAndState(attachments, Get, out string? id, out string? state);
        return ActivityContext.TryParse(id, state, isRemote: true, out ActivityContext parent) ? parent : default;
    }

    private static void AddBaggage(Activity activity, Attachments attachments)
    {
        foreach ((string key, string? value) in DistributedContextPropagator.Current.ExtractBaggage(attachments, Get) ?? [])
            activity.AddBaggage(key, value);
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
