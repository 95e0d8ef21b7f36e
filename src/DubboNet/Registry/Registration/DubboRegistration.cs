using System.Globalization;
using DubboNet.Registry.Metadata;
using DubboNet.Registry.Registration;
using DubboNet.Remoting.Scheduling;
using Microsoft.Extensions.Logging;

namespace DubboNet;

/// <summary>
/// Registers the services of a provider, so that consumers find them. Start the server first, because consumers call a provider as soon as
/// it is registered.
/// </summary>
/// <example>
/// <code>
/// await using var registration = new DubboRegistration("shop", [inventory]);
/// registration.AddRegistry(registry);
/// await using var server = new DubboServer(options, [inventory, registration.MetadataService]);
/// server.Start();
/// await registration.RegisterAsync("10.0.0.5", server.LocalEndPoint.Port);
/// </code>
/// </example>
/// <remarks>
/// What fails is repeated in the background. All members are safe for any thread.
/// </remarks>
public sealed class DubboRegistration : IAsyncDisposable
{
    private readonly Lock _lock = new();
    private readonly DubboService[] _services;
    private readonly DubboRegistrationOptions _options;
    private readonly ILogger _logger;
    private readonly MetadataHistory _metadata;
    private readonly List<RegistryWriter> _writers = [];
    private readonly HashSet<ServiceKey> _withheld = [];
    private IDictionary<string, string> _parameters;
    private string? _startTime;
    private (string Host, int Port)? _place;

    /// <summary>Initializes the registration of a provider. It does nothing before <see cref="RegisterAsync"/>.</summary>
    /// <param name="application">The name of the application.</param>
    /// <param name="services">The services.</param>
    /// <param name="options">The options, or null for the defaults.</param>
    /// <exception cref="ArgumentOutOfRangeException">A time of the options is zero or negative.</exception>
    public DubboRegistration(string application, IEnumerable<DubboService> services, DubboRegistrationOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(application);
        Application = application;
        _services = [.. services];
        _options = options ?? new DubboRegistrationOptions();
        _parameters = _options.Parameters;
        _logger = _options.LoggerFactory.CreateLogger<DubboRegistration>();
        TimerRange.CheckPositive(_options.WaitTimeout, _logger);
        _metadata = new MetadataHistory(_options.TimeProvider);
        MetadataService = _metadata.CreateService(application);
    }

    /// <summary>Gets the name of the application.</summary>
    public string Application { get; }

    /// <summary>
    /// Gets the service that the server must host, too. Consumers of Dubbo 3 get the description of the services from it. It knows the
    /// current revision, and earlier ones for five minutes.
    /// </summary>
    public DubboService MetadataService { get; }

    /// <summary>Gets the current revision of the description of the services, or null before the first registration.</summary>
    public string? Revision => _metadata.Revision;

    /// <summary>Gets the services that the registries have, or are about to have. None before <see cref="RegisterAsync"/>.</summary>
    public IReadOnlyList<ServiceKey> RegisteredServices
    {
        get
        {
            lock (_lock)
                return _place is null ? [] : [.. Registered.Select(service => service.Key)];
        }
    }

    private IEnumerable<DubboService> Registered => _services.Where(service => !_withheld.Contains(service.Key));

    /// <summary>Adds a registry. Add all of them before <see cref="RegisterAsync"/>. The caller disposes of the registry later.</summary>
    /// <param name="registry">The registry.</param>
    /// <param name="mode">How the provider is registered. The default is both forms.</param>
    /// <param name="metadataType">Where consumers get the description of the services. The default is the provider.</param>
    /// <param name="isRequired">True if <see cref="RegisterAsync"/> fails if the first attempt does. The default is false.</param>
    /// <param name="retryPeriod">The time between attempts. The default is null, which means 5 s, as in Java.</param>
    /// <exception cref="ArgumentOutOfRangeException">The time is zero or negative.</exception>
    public void AddRegistry(
        DubboRegistry registry,
        DubboRegisterMode mode = DubboRegisterMode.All,
        DubboMetadataType metadataType = DubboMetadataType.Local,
        bool isRequired = false,
        TimeSpan? retryPeriod = null)
    {
        TimeSpan period = retryPeriod ?? TimeSpan.FromSeconds(5);
        TimerRange.CheckPositive(period, _logger, name: nameof(retryPeriod));
        var target = new RegistryTarget(registry, mode, metadataType, isRequired, period);
        lock (_lock)
            _writers.Add(new RegistryWriter(Application, target, _options, _logger));
    }

    /// <summary>
    /// Registers the services in all registries. Waits for the first attempt at each, but no longer than
    /// <see cref="DubboRegistrationOptions.WaitTimeout"/> for those that are not required. Attempts continue in the background until they
    /// succeed or the services are removed.
    /// </summary>
    /// <param name="host">The IP address or name at which consumers reach the provider. It is registered as it is.</param>
    /// <param name="port">The port at which consumers reach the provider.</param>
    /// <param name="services">
    /// Selects services to register in addition to those that are registered. The default is null, which means all services.
    /// </param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="DubboRegistryException">A registry that is required refused, or could not be reached.</exception>
    /// <exception cref="ArgumentException">A parameter has a name or value that a URL cannot contain, or a name that ends in <c>pid</c> or
    /// <c>timestamp</c>, which consumers in Java misread.</exception>
    /// <exception cref="OperationCanceledException">The token was canceled.</exception>
    public async Task RegisterAsync(
        string host, int port, Func<ServiceKey, bool>? services = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(host);
        RegistryWriter[] writers = await ChangeAsync(
            () =>
            {
                if (_place is null)
                    _withheld.UnionWith(_services.Select(service => service.Key));
                _withheld.RemoveWhere(key => services?.Invoke(key) ?? true);
                return ((host, port), _parameters);
            },
            cancellationToken).ConfigureAwait(false);
        if (Array.Find(writers, writer => writer is { IsRequired: true, Failure: not null }) is { } failed)
        {
            throw new DubboRegistryException(
                $"{Application} could not be registered in {failed.Registry}: {failed.Failure!.Message}", failed.Failure);
        }
    }

    /// <summary>
    /// Changes parameters of the services' URLs, such as <c>weight</c>. The services are registered again with a new revision if they are
    /// registered. Consumers keep their connections.
    /// </summary>
    /// <param name="changes">The parameters. A null removes one.</param>
    /// <param name="cancellationToken">Ends the wait for the registries.</param>
    /// <exception cref="ArgumentException">A parameter has a name or value that a URL cannot contain, or a name that ends in <c>pid</c> or
    /// <c>timestamp</c>, which consumers in Java misread.</exception>
    /// <exception cref="OperationCanceledException">The token was canceled.</exception>
    public Task SetParametersAsync(IEnumerable<KeyValuePair<string, string?>> changes, CancellationToken cancellationToken = default) =>
        ChangeAsync(
            () =>
            {
                var parameters = new Dictionary<string, string>(_parameters);
                foreach ((string name, string? value) in changes)
                {
                    parameters.Remove(name);
                    if (value is not null)
                        parameters[name] = value;
                }

                return (_place, parameters);
            },
            cancellationToken);

    /// <summary>
    /// Removes the services from all registries. The server continues to serve calls. Waits no longer than
    /// <see cref="DubboRegistrationOptions.WaitTimeout"/> for a registry. Failures are logged, and attempts continue in the background.
    /// </summary>
    /// <param name="services">
    /// Selects the services to remove. The others stay registered. The default is null, which means all services.
    /// </param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="OperationCanceledException">The token was canceled.</exception>
    public Task UnregisterAsync(Func<ServiceKey, bool>? services = null, CancellationToken cancellationToken = default) =>
        ChangeAsync(
            () =>
            {
                if (services is null)
                    return (null, _parameters);
                _withheld.UnionWith(_services.Select(service => service.Key).Where(services));
                return (_place, _parameters);
            },
            cancellationToken);

    /// <summary>Returns the state of each registry.</summary>
    public IReadOnlyList<RegistrationSnapshot> GetSnapshot()
    {
        lock (_lock)
            return [.. _writers.Select(writer => writer.GetSnapshot())];
    }

    /// <summary>Removes the services from all registries and ends all attempts. Does not dispose of the registries.</summary>
    public async ValueTask DisposeAsync()
    {
        await UnregisterAsync().ConfigureAwait(false);
        lock (_lock)
        {
            foreach (RegistryWriter writer in _writers)
                writer.Stop();
        }
    }

    // Changes the place and the parameters, and waits for the registries. Changes nothing if a URL cannot contain the parameters.
    private async Task<RegistryWriter[]> ChangeAsync(
        Func<((string Host, int Port)? Place, IDictionary<string, string> Parameters)> change, CancellationToken cancellationToken)
    {
        RegistryWriter[] writers;
        bool isRegistering;
        int[] versions;
        lock (_lock)
        {
            ((string Host, int Port)? place, IDictionary<string, string> parameters) = change();
            RegistrationPlan? plan = place is var (host, port) ? Create(host, port, parameters) : null;
            isRegistering = plan is not null;
            // There is nothing to remove before the first registration.
            writers = isRegistering || _place is not null ? [.. _writers] : [];
            (_place, _parameters) = (place, parameters);
            versions = [.. writers.Select(writer => writer.Set(plan))];
        }

        await Task.WhenAll(writers.Zip(versions, (writer, version) => writer.WaitAsync(
            version, isRegistering && writer.IsRequired ? Timeout.InfiniteTimeSpan : _options.WaitTimeout, cancellationToken)))
            .ConfigureAwait(false);
        return writers;
    }

    private RegistrationPlan? Create(string host, int port, IDictionary<string, string> parameters)
    {
        DubboService[] services = [.. Registered];
        if (services.Length == 0)
            return null;
        _startTime ??= _options.TimeProvider.GetUtcNow().ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        DubboUrl[] urls =
        [
            .. services.Select(service => ProviderUrl.Create(service, Application, host, port, _startTime, _options, parameters)),
        ];
        var metadata = new ApplicationMetadata(Application, urls);
        _metadata.Add(metadata);
        return new RegistrationPlan(urls, metadata, _startTime);
    }
}
