using System.Net;
using System.Web;

namespace DubboNet.Nacos.Tests.Real;

/// <summary>
/// Represents a server that forwards HTTP to Nacos. It can require a login, which needs a further module of Nacos, and can be an older
/// version.
/// </summary>
internal sealed class HttpGateway : IAsyncDisposable
{
    private readonly HttpListener _listener = new();
    private readonly HttpClient _client = new();
    private readonly int _target;
    private readonly Task _serving;
    private int _logins;

    public HttpGateway(int port, int target)
    {
        _target = target;
        Port = port;
        _listener.Prefixes.Add($"http://127.0.0.1:{port}/");
        _listener.Start();
        _serving = ServeAsync();
    }

    public int Port { get; }

    /// <summary>Gets or sets whether the server has version 2 of the interface.</summary>
    public bool HasVersion2 { get; set; } = true;

    /// <summary>Gets or sets the password of the user <c>nacos</c>, or null if it needs no login.</summary>
    public string? Password { get; set; }

    /// <summary>Gets or sets how long a token is valid in seconds.</summary>
    public int TokenSeconds { get; set; } = 1000;

    /// <summary>Gets the number of logins that were accepted.</summary>
    public int Logins => Volatile.Read(ref _logins);

    /// <summary>Makes the current token invalid.</summary>
    public void Revoke() => Interlocked.Increment(ref _logins);

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _serving;
        _listener.Close();
        _client.Dispose();
    }

    private async Task ServeAsync()
    {
        while (_listener.IsListening)
        {
            try
            {
                HttpListenerContext context = await _listener.GetContextAsync();
                await HandleAsync(context);
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
            {
                // The listener was stopped, or the client has gone.
            }
        }
    }

    private async Task HandleAsync(HttpListenerContext context)
    {
        string path = context.Request.Url!.AbsolutePath;
        using var reader = new StreamReader(context.Request.InputStream);
        string body = await reader.ReadToEndAsync();
        bool isLogin = path.EndsWith("/auth/login", StringComparison.Ordinal);
        if (isLogin)
            await LogInAsync(context, body);
        else if (!HasVersion2 && path.StartsWith("/nacos/v2/", StringComparison.Ordinal))
            await RespondAsync(context, HttpStatusCode.NotFound, "");
        else if (Password is not null && context.Request.Headers["Authorization"] != $"Bearer token-{Logins}")
            await RespondAsync(context, HttpStatusCode.Forbidden, """{"code":403,"message":"token invalid!"}""");
        else
            await ForwardAsync(context, body);
    }

    private async Task LogInAsync(HttpListenerContext context, string body)
    {
        if (HttpUtility.ParseQueryString(body)["username"] != "nacos" || HttpUtility.ParseQueryString(body)["password"] != Password)
        {
            await RespondAsync(context, HttpStatusCode.Forbidden, "unknown user!");
            return;
        }

        string response = $$"""{"accessToken":"token-{{Interlocked.Increment(ref _logins)}}","tokenTtl":{{TokenSeconds}}}""";
        await RespondAsync(context, HttpStatusCode.OK, response);
    }

    private async Task ForwardAsync(HttpListenerContext context, string body)
    {
        var address = new Uri($"http://127.0.0.1:{_target}{context.Request.RawUrl}");
        using var request = new HttpRequestMessage(new HttpMethod(context.Request.HttpMethod), address);
        if (body.Length > 0)
        {
            request.Content = new StringContent(body);
            request.Content.Headers.ContentType = new("application/x-www-form-urlencoded");
        }

        using HttpResponseMessage response = await _client.SendAsync(request);
        await RespondAsync(context, response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    private static async Task RespondAsync(HttpListenerContext context, HttpStatusCode status, string body)
    {
        context.Response.StatusCode = (int)status;
        await using (var writer = new StreamWriter(context.Response.OutputStream))
            await writer.WriteAsync(body);
        context.Response.Close();
    }
}
