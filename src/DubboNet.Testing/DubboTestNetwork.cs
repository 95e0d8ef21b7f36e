using System.Net;
using Microsoft.Extensions.Time.Testing;

namespace DubboNet.Testing;

/// <summary>
/// A network in memory for tests. Clients and providers on it use the real codec and engine, without ports and sockets. Its clock moves
/// only when the test advances it, so no call times out by itself. Create one network for each test. Safe for any number of threads.
/// </summary>
/// <remarks>
/// An address leads to the provider that was started with that address. Otherwise it leads to a provider that listens on its port at the IP
/// address, or at all addresses. Names are not resolved. Without such a provider, the connection is refused.
/// </remarks>
public sealed class DubboTestNetwork : IAsyncDisposable
{
    /// <summary>The address of clients that state none. It leads to any provider on the default port.</summary>
    internal const string DefaultAddress = "dubbo://provider:20880";

    private readonly Lock _lock = new();
    private readonly List<DubboServer> _providers = [];
    private readonly List<DubboCluster> _clients = [];
    private readonly FailureScript _script = new();
    private readonly InMemoryNetwork _network;

    /// <summary>Creates a network without providers.</summary>
    /// <param name="time">The clock of all clients and providers. Null: a new one.</param>
    public DubboTestNetwork(FakeTimeProvider? time = null)
    {
        Time = time ?? new FakeTimeProvider();
        _network = new InMemoryNetwork(Time);
    }

    /// <summary>
    /// Gets the clock of all clients and providers. Timeouts pass when you advance it. The loss of a connection, and the start of a
    /// provider to which clients could not connect before, advance it by 100 ns.
    /// </summary>
    public FakeTimeProvider Time { get; }

    /// <summary>Starts a provider with one service, at all addresses with the default port 20880. The network stops it.</summary>
    /// <typeparam name="TContract">An interface with a <see cref="DubboServiceAttribute"/>.</typeparam>
    /// <param name="implementation">Handles the calls, many at once.</param>
    /// <exception cref="System.Net.Sockets.SocketException">Another provider has the default port.</exception>
    public DubboServer StartProvider<TContract>(TContract implementation)
        where TContract : class, IDubboContract<TContract> => StartProvider(ContractService.Create(implementation));

    /// <summary>Starts a provider at all addresses with the default port 20880. The network stops it.</summary>
    /// <param name="services">The services, for example from <see cref="ContractService"/>.</param>
    /// <exception cref="System.Net.Sockets.SocketException">Another provider has the default port.</exception>
    public DubboServer StartProvider(params IEnumerable<DubboService> services)
    {
        var options = new DubboServerOptions();
        Configure(options);
        return Start(options, services);
    }

    /// <summary>
    /// Starts a provider at one address, which is not reachable at others. Use it when the application calls several providers, or has its
    /// own. The network stops the provider.
    /// </summary>
    /// <param name="address">The address as clients state it, such as <c>dubbo://inventory:20880</c>.</param>
    /// <param name="services">The services, for example from <see cref="ContractService"/>.</param>
    /// <exception cref="ArgumentException">The address is not valid.</exception>
    /// <exception cref="System.Net.Sockets.SocketException">Another provider has the address.</exception>
    public DubboServer StartProviderAt(string address, params IEnumerable<DubboService> services)
    {
        EndPoint endPoint = ProviderAddress.Parse(address).EndPoint;
        var name = endPoint as DnsEndPoint;
        var options = new DubboServerOptions { EndPoint = name is null ? (IPEndPoint)endPoint : new IPEndPoint(IPAddress.Any, name.Port) };
        Configure(options, name);
        return Start(options, services);
    }

    /// <summary>Creates a client of a contract. The network disposes of it.</summary>
    /// <typeparam name="TContract">An interface with a <see cref="DubboServiceAttribute"/>.</typeparam>
    /// <param name="address">The address of the provider. The default leads to any provider on the default port.</param>
    /// <param name="configure">Changes the settings of the client. Default null: the defaults of a cluster.</param>
    /// <exception cref="ArgumentException">The address is not valid.</exception>
    public TContract CreateClient<TContract>(string address = DefaultAddress, Action<DubboClusterOptions>? configure = null)
        where TContract : class, IDubboContract<TContract> => CreateCluster(address, configure).CreateClient<TContract>();

    /// <summary>Creates a client for calls without a contract, or for several contracts. The network disposes of it.</summary>
    /// <param name="address">The address of the provider. The default leads to any provider on the default port.</param>
    /// <param name="configure">Changes the settings of the client. Default null: the defaults of a cluster.</param>
    /// <exception cref="ArgumentException">The address is not valid.</exception>
    public DubboCluster CreateCluster(string address = DefaultAddress, Action<DubboClusterOptions>? configure = null)
    {
        var options = new DubboClusterOptions();
        configure?.Invoke(options);
        Configure(options.Channel);
        var cluster = new DubboCluster(address, options);
        lock (_lock)
            _clients.Add(cluster);
        return cluster;
    }

    /// <summary>
    /// Changes settings of a channel or a cluster so that it connects over this network and uses its clock. Heartbeats are off.
    /// </summary>
    /// <param name="options">The settings. Dispose of the channel before the network.</param>
    public void Configure(DubboChannelOptions options)
    {
        options.Connector = _network.ConnectAsync;
        options.TimeProvider = Time;
        options.HeartbeatInterval = TimeSpan.Zero;
        options.MaxReconnectDelay = InMemoryNetwork.Tick;
    }

    /// <summary>
    /// Changes settings of a server so that it listens on this network, uses its clock and fails as the test scripts. The server does not
    /// close idle connections, and stops without a quiet period.
    /// </summary>
    /// <param name="options">The settings.</param>
    public void Configure(DubboServerOptions options) => Configure(options, name: null);

    /// <summary>Lets the next call of a method of a contract fail, at whatever provider of this network.</summary>
    /// <typeparam name="TContract">An interface with a <see cref="DubboServiceAttribute"/>.</typeparam>
    /// <param name="method">The Java name of the method, or the name of its C# method: <c>nameof(IInventory.CountAsync)</c>.</param>
    /// <param name="failure">The failure. Failures of one method come in the order in which they were added.</param>
    /// <param name="times">The number of calls that fail. Default 1.</param>
    /// <returns>The failure, for tests that wait until it has occurred.</returns>
    /// <exception cref="ArgumentException">The contract does not have the method.</exception>
    public ScriptedFailure FailNext<TContract>(string method, DubboFailure failure, int times = 1)
        where TContract : class, IDubboContract<TContract> =>
        FailNext(TContract.Service.Interface, ContractMethods.FindJavaName<TContract>(method), failure, times);

    /// <summary>Lets the next call of a method of a Java interface fail, at whatever provider of this network.</summary>
    /// <param name="javaInterface">The full name of the Java interface.</param>
    /// <param name="method">The Java name of the method.</param>
    /// <param name="failure">The failure. Failures of one method come in the order in which they were added.</param>
    /// <param name="times">The number of calls that fail. Default 1.</param>
    /// <returns>The failure, for tests that wait until it has occurred.</returns>
    public ScriptedFailure FailNext(string javaInterface, string method, DubboFailure failure, int times = 1)
    {
        ArgumentNullException.ThrowIfNull(failure);
        return _script.Add(javaInterface, method, failure, times);
    }

    /// <summary>
    /// Stops the providers and disposes of the clients that this network created. Does not wait for handlers that still run. Their calls
    /// fail.
    /// </summary>
    public async ValueTask DisposeAsync()
    {
        DubboServer[] providers;
        DubboCluster[] clients;
        lock (_lock)
        {
            (providers, clients) = ([.. _providers], [.. _clients]);
            _providers.Clear();
            _clients.Clear();
        }

        await Task.WhenAll(providers.Select(provider => provider.StopAsync(new CancellationToken(canceled: true)))).ConfigureAwait(false);
        foreach (DubboCluster client in clients)
            await client.DisposeAsync().ConfigureAwait(false);
    }

    private void Configure(DubboServerOptions options, DnsEndPoint? name)
    {
        var failing = new FailingInterceptor(_script, _network, Time);
        options.ListenerFactory = endPoint => failing.Use(_network.Listen(endPoint, name));
        options.Interceptors.Insert(0, failing);
        options.TimeProvider = Time;
        options.IdleTimeout = TimeSpan.Zero;
        options.WriteTimeout = TimeSpan.Zero;
        options.ShutdownQuietPeriod = TimeSpan.Zero;
    }

    private DubboServer Start(DubboServerOptions options, IEnumerable<DubboService> services)
    {
        var provider = new DubboServer(options, services);
        provider.Start();
        lock (_lock)
            _providers.Add(provider);
        return provider;
    }
}
