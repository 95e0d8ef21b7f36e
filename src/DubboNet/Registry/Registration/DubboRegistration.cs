using System.Globalization;
using DubboNet.Registry.Metadata;
using DubboNet.Registry.Registration;
using DubboNet.Registry.Rules;
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
/// What fails is repeated in the background. Rules in the registries change what is registered, such as the weight or whether a service is
/// disabled. All members are safe for any thread.
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
    private readonly RegistrationRules _rules;
    private IDictionary<string, string> _parameters;
    private string? _startTime;
    private (string Host, int Port)? _place;
    private RegistrationPlan[] _plans = [];
    private string _ruleSettings = "";

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
        _rules = new RegistrationRules(
            application, [.. _services.Select(service => service.Key).Distinct()], _options, _logger, ApplyRules);
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
            _writers.Add(new RegistryWriter(Application, target, _rules, _options, _logger));
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
        lock (_lock)
            _rules.Start([.. _writers.Select(writer => writer.Target)]);
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
        {
            return
            [
                .. from writer in _writers
                   let snapshot = writer.GetSnapshot()
                   let problems = _rules.ProblemsOf(writer.Registry).Prepend(snapshot.Problem).OfType<string>().ToArray()
                   select snapshot with { Problem = problems.Length == 0 ? null : string.Join(' ', problems) },
            ];
        }
    }

    /// <summary>Removes the services from all registries and ends all attempts. Does not dispose of the registries.</summary>
    public async ValueTask DisposeAsync()
    {
        await UnregisterAsync().ConfigureAwait(false);
        _rules.Stop();
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
            RegistrationPlan[] plans = place is var (host, port) ? CreatePlans(host, port, parameters) : [];
            isRegistering = plans.Length > 0;
            // There is nothing to remove before the first registration.
            writers = isRegistering || _place is not null ? [.. _writers] : [];
            (_place, _parameters, _plans) = (place, parameters, plans);
            versions = [.. writers.Select((writer, index) => writer.Set(plans.ElementAtOrDefault(index)))];
        }

        await Task.WhenAll(writers.Zip(versions, (writer, version) => writer.WaitAsync(
            version, isRegistering && writer.IsRequired ? Timeout.InfiniteTimeSpan : _options.WaitTimeout, cancellationToken)))
            .ConfigureAwait(false);
        return writers;
    }

    // Registers again what rules have changed.
    private void ApplyRules()
    {
        lock (_lock)
        {
            if (_place is not var (host, port) || _plans.Length == 0)
                return;
            RegistrationPlan[] plans = CreatePlans(host, port, _parameters);
            for (int i = 0; i < plans.Length; i++)
            {
                if (!plans[i].HasSame(_plans[i]))
                    _writers[i].Set(plans[i]);
            }

            _plans = plans;
        }
    }

    // Returns what each registry should have, or nothing if no service is registered.
    private RegistrationPlan[] CreatePlans(string host, int port, IDictionary<string, string> parameters)
    {
        DubboService[] services = [.. Registered];
        if (services.Length == 0)
            return [];
        _startTime ??= _options.TimeProvider.GetUtcNow().ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        SortedSet<string> settings = new(StringComparer.Ordinal);
        var metadata = new ApplicationMetadata(Application, CreateUrls(_rules.Of));
        RegistrationPlan[] plans = [.. _writers.Select(writer =>
            new RegistrationPlan(CreateUrls(service => _rules.Of(service, writer.Registry)), metadata, _startTime))];
        _metadata.Add(metadata);
        NoteRules(string.Join(", ", settings));
        return plans;

        DubboUrl[] CreateUrls(Func<ServiceKey, IEnumerable<OverrideRule>> rules) =>
            [.. services.Select(service => CreateUrl(service, host, port, parameters, rules(service.Key), settings))];
    }

    private DubboUrl CreateUrl(
        DubboService service, string host, int port, IDictionary<string, string> parameters, IEnumerable<OverrideRule> rules,
        SortedSet<string> settings)
    {
        DubboUrl url = ProviderUrl.Create(service, Application, host, port, _startTime!, _options, parameters);
        var set = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var party = new RuleParty(RuleParty.Provider, host, Application);
        foreach (OverrideRule rule in rules.Where(rule => rule.IsFor(party.Side)))
            rule.Apply(url, party, set);
        KeyValuePair<string, string>[] usable = [.. set.Where(one => !ProviderUrl.IsReserved(one.Key))];
        settings.UnionWith(usable.Select(one => PeerText.OneLine($"{one.Key}={one.Value} of {service.Key}")));
        return usable.Length == 0
            ? url
            : ProviderUrl.Create(service, Application, host, port, _startTime!, _options, [.. parameters, .. usable]);
    }

    private void NoteRules(string settings)
    {
        if (settings == _ruleSettings)
            return;
        _ruleSettings = settings;
        RegistrationLog.RulesApplied(_logger, Application, settings.Length == 0 ? "nothing" : settings);
    }
}
