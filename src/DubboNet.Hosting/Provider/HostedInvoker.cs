using System.Net;
using Microsoft.Extensions.Options;

namespace DubboNet.Hosting;

/// <summary>Calls the services of the application's own provider over the loopback interface. It connects with the first call.</summary>
internal sealed class HostedInvoker(DubboProvider provider, IOptionsMonitor<DubboProviderOptions> options)
    : IDubboInvoker, IAsyncDisposable, IDisposable
{
    private readonly Lock _lock = new();
    private DubboChannel? _channel;

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">The provider has not been started, or accepts only connections with TLS.</exception>
    public ValueTask<TResult> InvokeAsync<TArguments, TResult>(ClientCall<TArguments, TResult> call) => GetChannel().InvokeAsync(call);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _channel?.DisposeAsync() ?? default;

    /// <inheritdoc/>
    public void Dispose() => _ = DisposeAsync().AsTask();

    private DubboChannel GetChannel()
    {
        lock (_lock)
            return _channel ??= CreateChannel();
    }

    private DubboChannel CreateChannel()
    {
        DubboServerOptions server = options.Get(provider.Name).Server;
        if (provider.AdvertisedEndPoint is null)
            throw new InvalidOperationException("The provider of this application has not been started. Start the host before calls.");
        if (server.Tls is not null && !server.AcceptPlainText)
        {
            throw new InvalidOperationException(
                "The provider of this application accepts only connections with TLS. Add a client of the contract with its TLS options "
                    + "(AddDubboClient).");
        }

        IPEndPoint listening = provider.Server.LocalEndPoint;
        IPAddress address = listening.Address.Equals(IPAddress.Any) ? IPAddress.Loopback
            : listening.Address.Equals(IPAddress.IPv6Any) ? IPAddress.IPv6Loopback
            : listening.Address;
        string token = string.IsNullOrEmpty(server.Token) ? "" : $"?token={Uri.EscapeDataString(server.Token)}";
        return new DubboChannel($"dubbo://{new IPEndPoint(address, listening.Port)}{token}", new DubboChannelOptions
        {
            ApplicationName = provider.ApplicationName,
            LoggerFactory = server.LoggerFactory,
            TimeProvider = server.TimeProvider,
        });
    }
}
