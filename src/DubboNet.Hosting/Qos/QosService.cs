using System.Net;
using System.Text;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace DubboNet.Hosting;

/// <summary>Listens for commands on the loopback address, from the start of the host until its end.</summary>
internal sealed class QosService(IOptions<DubboQosOptions> options, QosCommands commands, ILogger<QosService>? logger = null)
    : IHostedService, IDisposable
{
    private HttpListener? _listener;
    private Task _loop = Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (!options.Value.Enabled)
            return Task.CompletedTask;
        string address = $"http://127.0.0.1:{options.Value.Port}/";
        _listener = new HttpListener { Prefixes = { address, $"http://localhost:{options.Value.Port}/" } };
        try
        {
            _listener.Start();
        }
        catch (HttpListenerException e)
        {
            throw new InvalidOperationException($"QoS cannot listen on {address} (DubboNet:Qos:Port): {e.Message}", e);
        }

        if (logger is not null)
            HostingLog.QosListening(logger, address);
        _loop = ListenAsync(_listener);
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        _listener?.Close();
        await _loop.ConfigureAwait(false);
    }

    public void Dispose() => (_listener as IDisposable)?.Dispose();

    private async Task ListenAsync(HttpListener listener)
    {
        while (listener.IsListening)
        {
            try
            {
                // A command can wait for a registry, and a probe must not wait for a command.
                _ = RespondAsync(await listener.GetContextAsync().ConfigureAwait(false));
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException or InvalidOperationException)
            {
                // The connection has ended, or the host has stopped.
            }
        }
    }

    private async Task RespondAsync(HttpListenerContext context)
    {
        HttpStatusCode status;
        string text;
        try
        {
            (string command, string? argument) = Split(context.Request.RawUrl ?? "");
            (status, text) = await commands.RunAsync(command, argument).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            // The registry can be the user's own, so it can throw any exception.
            (status, text) = (HttpStatusCode.InternalServerError, e.Message);
        }

        try
        {
            context.Response.StatusCode = (int)status;
            context.Response.ContentType = "text/plain; charset=utf-8";
            context.Response.Close(Encoding.UTF8.GetBytes(text), willBlock: false);
        }
        catch (Exception e) when (e is HttpListenerException or ObjectDisposedException or InvalidOperationException)
        {
            // The caller no longer waits, or the host has stopped.
        }
    }

    // As in Java, the argument follows the command as another segment of the path, or as the value of a parameter of any name.
    private static (string Command, string? Argument) Split(string url)
    {
        string[] parts = url.Split('?', 2);
        string[] path = parts[0].Trim('/').Split('/', 2);
        string parameter = parts.Length == 2 ? parts[1] : "";
        string argument = path.Length == 2 ? path[1] : parameter[(parameter.IndexOf('=', StringComparison.Ordinal) + 1)..];
        return (path[0], argument.Length == 0 ? null : Uri.UnescapeDataString(argument));
    }
}
