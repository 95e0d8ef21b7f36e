using System.Globalization;
using System.Net;
using System.Text.Json;
using DubboNet.Remoting.Scheduling;
using k8s;
using k8s.Models;

namespace DubboNet.Kubernetes;

/// <summary>
/// Keeps the endpoint slices of a service up to date: lists them, and watches them from the version of the list on. A watch that ends is
/// followed by another one from the last known version. If that version has expired or an event is wrong, the slices are listed again.
/// </summary>
/// <remarks>Threading: one caller at a time. Any thread can read <see cref="Problem"/> and stop.</remarks>
internal sealed class SliceWatch : IDisposable
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    private readonly k8s.Kubernetes _client;
    private readonly ServicePort _target;
    private readonly KubernetesSettings _settings;
    private readonly TimedCancellation _stop;
    private readonly Dictionary<string, V1EndpointSlice> _slices = new(StringComparer.Ordinal);
    private string? _version;
    private EventReader? _events;
    private TimeSpan _pause;
    private bool _isFailing;
    private bool _hasLoggedPort;
    private volatile string? _problem;

    /// <param name="client">The client of the API server.</param>
    /// <param name="target">The service.</param>
    /// <param name="settings">The settings of the registry.</param>
    /// <param name="cancellationToken">A token that ends the watch.</param>
    public SliceWatch(
        k8s.Kubernetes client, ServicePort target, KubernetesSettings settings, CancellationToken cancellationToken)
    {
        (_client, _target, _settings) = (client, target, settings);
        _stop = Limit(Timeout.InfiniteTimeSpan, cancellationToken);
    }

    /// <summary>Gets a sentence about the current failure, or null.</summary>
    public string? Problem => _problem;

    /// <summary>Gets a value indicating whether the slices have been listed.</summary>
    public bool IsKnown { get; private set; }

    /// <summary>Returns the addresses of the endpoints that get calls.</summary>
    public IReadOnlyList<(string Host, int Port)> ReadEndpoints()
    {
        bool lacksPort = _slices.Values.Any(
            slice => slice.Endpoints?.Count > 0 && ReadyEndpoints.FindPort(slice, _target.Port) is null);
        if (lacksPort && !_hasLoggedPort)
        {
            string port = _target.Port is null ? "a port for TCP" : $"the port {PeerText.OneLine(_target.Port)} for TCP";
            KubernetesLog.PortMissing(_settings.Logger, _target.Service, _settings.Address, port);
        }

        _hasLoggedPort = lacksPort;
        return ReadyEndpoints.Read(_slices.Values, _target.Port);
    }

    /// <summary>Waits for the list, the next event, or the end or the failure of a request. Waits before the next request then.</summary>
    /// <exception cref="OperationCanceledException">The token was canceled, or <see cref="Stop"/> was called.</exception>
    public async Task NextAsync()
    {
        CancellationToken cancellationToken = _stop.Token;
        if (_isFailing)
        {
            await new AsyncLatch(_settings.Scheduler)
                .WaitAsync(_pause * (1 + Random.Shared.NextDouble()) / 2, _settings.TimeProvider, cancellationToken)
                .ConfigureAwait(false);
        }

        _isFailing = false;
        try
        {
            await (_version is null ? ListAsync(cancellationToken) : ReadEventAsync(cancellationToken)).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            // A program can provide the credentials, and a response can contain anything, so any exception is possible.
            cancellationToken.ThrowIfCancellationRequested();
            OnFailed(e);
        }
    }

    /// <summary>Ends the watch. Any thread can call it.</summary>
    public void Stop() => _stop.OnCancelled();

    public void Dispose()
    {
        _events?.Dispose();
        _stop.Dispose();
    }

    private async Task ListAsync(CancellationToken cancellationToken)
    {
        using TimedCancellation limit = Limit(_settings.Timeout, cancellationToken);
        using HttpResponseMessage response = await SendAsync("", limit).ConfigureAwait(false);
        string text = await response.Content.ReadAsStringAsync(limit.Token).ConfigureAwait(false);
        V1EndpointSliceList list = KubernetesJson.Deserialize<V1EndpointSliceList>(text);
        string version = list.Metadata.ResourceVersion ?? throw new JsonException("The list has no resourceVersion.");
        Dictionary<string, V1EndpointSlice> slices = list.Items.ToDictionary(slice => slice.Metadata.Name);
        _slices.Clear();
        foreach ((string name, V1EndpointSlice slice) in slices)
            _slices.Add(name, slice);
        _version = version;
        IsKnown = true;
        OnRestored();
    }

    private async Task ReadEventAsync(CancellationToken cancellationToken)
    {
        _events ??= await WatchAsync(cancellationToken).ConfigureAwait(false);
        OnRestored();
        string? line = await _events.ReadLineAsync().ConfigureAwait(false);
        if (line is null)
            OnEnded();
        else
            Apply(line);
        _pause = line is null ? _settings.FirstPause : TimeSpan.Zero;
    }

    private async Task<EventReader> WatchAsync(CancellationToken cancellationToken)
    {
        string query = string.Create(
            CultureInfo.InvariantCulture,
            $"&watch=true&allowWatchBookmarks=true&resourceVersion={Uri.EscapeDataString(_version!)}"
            + $"&timeoutSeconds={Math.Max(1, (int)_settings.WatchTime.TotalSeconds)}");
        using TimedCancellation limit = Limit(_settings.Timeout, cancellationToken);
        HttpResponseMessage response = await SendAsync(query, limit).ConfigureAwait(false);
        // The watch also ends if the connection was lost without a sign of it.
        return new EventReader(response, Limit(_settings.WatchTime + _settings.Timeout, cancellationToken));
    }

    private void Apply(string line)
    {
        using JsonDocument document = JsonDocument.Parse(line);
        string? type = document.RootElement.GetProperty("type").GetString();
        JsonElement item = document.RootElement.GetProperty("object");
        if (type == "ERROR")
            throw Refusal((HttpStatusCode)item.GetProperty("code").GetInt32());
        V1EndpointSlice slice = KubernetesJson.Deserialize<V1EndpointSlice>(item);
        string version = slice.Metadata.ResourceVersion ?? throw new JsonException("The event has no resourceVersion.");
        if (type is "ADDED" or "MODIFIED")
            _slices[slice.Metadata.Name] = slice;
        else if (type is "DELETED")
            _slices.Remove(slice.Metadata.Name);
        _version = version;
    }

    private async Task<HttpResponseMessage> SendAsync(string query, TimedCancellation limit)
    {
        string selector = Uri.EscapeDataString($"kubernetes.io/service-name={_target.Service}");
        var uri = new Uri(
            _client.BaseUri,
            $"apis/discovery.k8s.io/v1/namespaces/{_settings.Namespace}/endpointslices?labelSelector={selector}{query}");
        using var request = new HttpRequestMessage(HttpMethod.Get, uri) { Version = HttpVersion.Version20 };
        if (_client.Credentials is { } credentials)
            await credentials.ProcessHttpRequestAsync(request, limit.Token).ConfigureAwait(false);
        HttpResponseMessage response = await _client.HttpClient
            .SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limit.Token)
            .ConfigureAwait(false);
        if (response.IsSuccessStatusCode)
            return response;
        using (response)
            throw Refusal(response.StatusCode);
    }

    private HttpRequestException Refusal(HttpStatusCode status)
    {
        string advice = status is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden
            ? $" Allow the service account to list and watch endpointslices of discovery.k8s.io in {_settings.Namespace}."
            : "";
        return new HttpRequestException($"The API server responded with {(int)status} ({status}).{advice}", null, status);
    }

    private void OnEnded()
    {
        _events?.Dispose();
        _events = null;
        _isFailing = true;
    }

    private void OnFailed(Exception failure)
    {
        OnEnded();
        _pause = ExponentialBackoff.Next(_pause, _settings.FirstPause, LongestPause);
        if (failure is HttpRequestException { StatusCode: HttpStatusCode.Gone })
        {
            _version = null;
            KubernetesLog.WatchExpired(_settings.Logger, _target.Service, _settings.Address);
            return;
        }

        if (failure is not (HttpRequestException or IOException or OperationCanceledException))
            _version = null;
        string reason = failure is OperationCanceledException ? $"There was no response within {_settings.Timeout}." : failure.Message;
        string problem = $"The endpoints of {_target.Service} at {_settings.Address} may be out of date: {PeerText.OneLine(reason)}";
        if (_problem is null)
            KubernetesLog.WatchFailed(_settings.Logger, problem, failure);
        _problem = problem;
    }

    private void OnRestored()
    {
        if (_problem is null)
            return;
        _problem = null;
        KubernetesLog.WatchRestored(_settings.Logger, _target.Service, _settings.Address);
    }

    private TimedCancellation Limit(TimeSpan time, CancellationToken cancellationToken) =>
        new(time, _settings.TimeProvider, _settings.Logger, cancellationToken);
}
