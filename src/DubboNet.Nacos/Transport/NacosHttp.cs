using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using DubboNet.Remoting.Scheduling;

namespace DubboNet.Nacos;

/// <summary>Sends requests over HTTP.</summary>
internal sealed class NacosHttp(NacosSettings settings) : IDisposable
{
    private const int MaxResponseBytes = 16 * 1024 * 1024;

    private readonly HttpClient _client = new(new SocketsHttpHandler { UseProxy = false, ConnectTimeout = settings.RequestTimeout })
    {
        MaxResponseContentBufferSize = MaxResponseBytes,
        Timeout = Timeout.InfiniteTimeSpan,
    };

    /// <summary>Sends a request, and returns the status and the body of the response.</summary>
    /// <param name="method">The method. Parameters of a POST are its body.</param>
    /// <param name="address">The address without parameters.</param>
    /// <param name="parameters">The parameters. Those that are null are left out.</param>
    /// <param name="token">The access token, or null for none.</param>
    /// <param name="cancellationToken">A token that ends the request.</param>
    /// <param name="headers">Further headers.</param>
    /// <exception cref="NacosConnectionException">The server cannot be reached, or takes too long.</exception>
    public async Task<(HttpStatusCode Status, string Body)> SendAsync(
        HttpMethod method,
        Uri address,
        IEnumerable<KeyValuePair<string, string?>> parameters,
        string? token,
        CancellationToken cancellationToken,
        params KeyValuePair<string, string>[] headers)
    {
        using var limit = new TimedCancellation(settings.RequestTimeout, settings.TimeProvider, settings.Logger, cancellationToken);
        using HttpRequestMessage request = Create(method, address, parameters);
        if (token is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        foreach ((string name, string value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        try
        {
            using HttpResponseMessage response = await _client.SendAsync(request, limit.Token).ConfigureAwait(false);
            return (response.StatusCode, await response.Content.ReadAsStringAsync(limit.Token).ConfigureAwait(false));
        }
        catch (OperationCanceledException e) when (limit.IsTimeUp && !cancellationToken.IsCancellationRequested)
        {
            throw new NacosConnectionException($"HTTP had no response within {settings.RequestTimeout}.", e);
        }
        catch (HttpRequestException e)
        {
            throw new NacosConnectionException(e.Message, e);
        }
    }

    /// <summary>Reads the JSON of a response, which is not JSON if the server is not Nacos.</summary>
    public static bool TryRead(string body, [NotNullWhen(true)] out NacosHttpResponse? response)
    {
        try
        {
            response = JsonSerializer.Deserialize(body, NacosJson.Default.NacosHttpResponse);
            return response is not null;
        }
        catch (JsonException)
        {
            response = null;
            return false;
        }
    }

    public void Dispose() => _client.Dispose();

    [SuppressMessage("Reliability", "CA2000:Dispose objects before losing scope", Justification = "The message disposes of its content.")]
    private static HttpRequestMessage Create(HttpMethod method, Uri address, IEnumerable<KeyValuePair<string, string?>> parameters)
    {
        KeyValuePair<string, string?>[] sent = [.. parameters.Where(parameter => parameter.Value is not null)];
        if (method == HttpMethod.Post)
            return new HttpRequestMessage(method, address) { Content = new FormUrlEncodedContent(sent!) };
        string query = string.Join(
            '&', sent.Select(parameter => $"{Uri.EscapeDataString(parameter.Key)}={Uri.EscapeDataString(parameter.Value!)}"));
        return new HttpRequestMessage(method, query.Length == 0 ? address : new Uri($"{address}?{query}"));
    }
}
