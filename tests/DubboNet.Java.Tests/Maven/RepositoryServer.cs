using System.Collections.Concurrent;
using System.Net;

namespace DubboNet.Java.Tests.Maven;

/// <summary>Serves a folder over HTTP on loopback.</summary>
internal sealed class RepositoryServer : IDisposable
{
    private readonly HttpListener _listener;
    private readonly string _folder;

    public RepositoryServer(string folder)
    {
        _folder = folder;
        (_listener, Port) = Listen();
        _ = ServeAsync();
    }

    public int Port { get; }

    public string Url => $"http://127.0.0.1:{Port}/maven/";

    /// <summary>Gets the paths that were asked for, with the header for authorization if there is one.</summary>
    public ConcurrentQueue<string> Requests { get; } = new();

    /// <summary>Gets or sets the status of all responses, or null for what the folder has.</summary>
    public HttpStatusCode? Status { get; set; }

    /// <summary>Gets or sets a value indicating whether requests have no response.</summary>
    public bool IsSilent { get; set; }

    public void Dispose() => ((IDisposable)_listener).Dispose();

    private static (HttpListener Listener, int Port) Listen()
    {
        for (int port = 20_000 + Random.Shared.Next(20_000); ; port++)
        {
            HttpListener listener = new();
            listener.Prefixes.Add($"http://127.0.0.1:{port}/");
            try
            {
                listener.Start();
                return (listener, port);
            }
            catch (HttpListenerException)
            {
                // Another process has the port.
            }
        }
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
                await RespondAsync(await _listener.GetContextAsync());
        }
        catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task RespondAsync(HttpListenerContext context)
    {
        string path = context.Request.Url!.AbsolutePath["/maven/".Length..];
        Requests.Enqueue($"{path} {context.Request.Headers["Authorization"]}".Trim());
        if (IsSilent)
            return;
        string file = Path.Combine(_folder, path);
        context.Response.StatusCode = (int)(Status ?? (File.Exists(file) ? HttpStatusCode.OK : HttpStatusCode.NotFound));
        if (context.Response.StatusCode == 200)
            await context.Response.OutputStream.WriteAsync(await File.ReadAllBytesAsync(file));
        context.Response.Close();
    }
}
