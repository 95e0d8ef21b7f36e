using Microsoft.Extensions.Configuration;

namespace DubboNet.Hosting;

/// <summary>The settings that are allowed in <c>DubboNet:Clients:NAME</c>.</summary>
internal static class ClientSettings
{
    public static SettingGroup<DubboClientOptions> All { get; } = new([
        new Setting<DubboClientOptions>(
            "Addresses:*", AddressesExpected, (options, _, text) => Setting.Do(() => options.Addresses.Add(text)), _ => [], _ => true),
        new Setting<DubboClientOptions>(
            "Addresses", AddressesExpected, (options, _, text) => Setting.Do(() => options.Addresses.Add(text)), _ => [], _ => true),
        Setting.Text<DubboClientOptions>("Applications:*", AddApplications),
        Setting.Text<DubboClientOptions>("Applications", AddApplications),
        Setting.Time<DubboClientOptions>(
            "Timeout", options => options.Channel.Timeout, (options, time) => options.Channel.Timeout = time),
        Setting.Number<DubboClientOptions>(
            "Retries", options => options.Cluster.Retries, (options, number) => options.Cluster.Retries = number, OptionRanges.Retries),
        Setting.Number<DubboClientOptions>(
            "MaxConcurrentCalls", options => options.Channel.MaxConcurrentCalls,
            (options, number) => options.Channel.MaxConcurrentCalls = number),
        Setting.Text<DubboClientOptions>("Tag", (options, text) => options.Cluster.Tag = text),
        Setting.Flag<DubboClientOptions>("ForceTag", (options, flag) => options.Cluster.ForceTag = flag),
        Setting.Flag<DubboClientOptions>("WaitForReady", (options, flag) => options.WaitForReady = flag),
        Setting.Parsed<DubboClientOptions>(
            "LoadBalancing", "random, roundrobin, leastactive, shortestresponse, consistenthash or p2c",
            (options, name) => options.Cluster.LoadBalancing = LoadBalancingStrategy.Parse(name)),
        Setting.Flag<DubboClientOptions>("Sticky", (options, flag) => options.Cluster.Sticky = flag),
        Setting.Choice<DubboClientOptions, FailurePolicy>(
            "FailurePolicy", (options, policy) => options.Cluster.FailurePolicy = policy),
        Setting.Flag<DubboClientOptions>("RequireProviderAtStart", (options, flag) => options.RequireProviderAtStart = flag),
        Setting.Text<DubboClientOptions>("Group", (options, text) => options.Group = text),
        Setting.Text<DubboClientOptions>("Version", (options, text) => options.Version = text),
        Setting.Text<DubboClientOptions>("ServicePath", (options, text) => options.ServicePath = text),
        Setting.Text<DubboClientOptions>("Token", (options, text) => options.Channel.Token = text),
        Setting.Text<DubboClientOptions>("ApplicationName", (options, text) => options.Channel.ApplicationName = text),
        Setting.Number<DubboClientOptions>(
            "Connections", options => options.Channel.Connections, (options, number) => options.Channel.Connections = number,
            OptionRanges.Connections),
        Setting.Time<DubboClientOptions>(
            "ConnectTimeout", options => options.Channel.ConnectTimeout, (options, time) => options.Channel.ConnectTimeout = time),
        Setting.Time<DubboClientOptions>(
            "HeartbeatInterval", options => options.Channel.HeartbeatInterval,
            (options, time) => options.Channel.HeartbeatInterval = time, mayBeZero: true),
        Setting.Time<DubboClientOptions>(
            "HeartbeatTimeout", options => options.Channel.HeartbeatTimeout,
            (options, time) => options.Channel.HeartbeatTimeout = time),
        Setting.Time<DubboClientOptions>(
            "MaxReconnectDelay", options => options.Channel.MaxReconnectDelay,
            (options, time) => options.Channel.MaxReconnectDelay = time),
        Setting.Time<DubboClientOptions>(
            "DnsRefreshInterval", options => options.Cluster.DnsRefreshInterval,
            (options, time) => options.Cluster.DnsRefreshInterval = time),
        Setting.Number<DubboClientOptions>(
            "MaxPayload", options => options.Channel.MaxPayload, (options, number) => options.Channel.MaxPayload = number),
        Setting.Flag<DubboClientOptions>("SendDeadline", (options, flag) => options.Channel.SendDeadline = flag),
        Setting.Time<DubboClientOptions>(
            "ShutdownTimeout", options => options.Channel.ShutdownTimeout, (options, time) => options.Channel.ShutdownTimeout = time,
            mayBeZero: true),
        Setting.Flag<DubboClientOptions>("Tls:Enabled", (options, flag) => options.Tls.Enabled = flag),
        Setting.Text<DubboClientOptions>("Tls:TargetHost", (options, text) => options.Tls.TargetHost = text),
        Setting.Text<DubboClientOptions>("Tls:CertificatePath", (options, text) => options.Tls.Files.CertificatePath = text),
        Setting.Text<DubboClientOptions>("Tls:CertificateKeyPath", (options, text) => options.Tls.Files.CertificateKeyPath = text),
        Setting.Text<DubboClientOptions>("Tls:CertificatePassword", (options, text) => options.Tls.Files.CertificatePassword = text),
        Setting.Text<DubboClientOptions>("Tls:AuthoritiesPath", (options, text) => options.Tls.Files.AuthoritiesPath = text),
        .. HessianSettings.Create<DubboClientOptions>(
            options => options.Channel.Hessian, (options, hessian) => options.Channel.Hessian = hessian)]);

    private const string AddressesExpected = "a list of addresses such as dubbo://inventory:20880";

    /// <summary>
    /// Reads the settings of a client into the options. Its own section overrides those of its interfaces. A list replaces the previous
    /// list.
    /// </summary>
    /// <returns>A report for <see cref="Check"/>.</returns>
    public static SettingReport Read(IConfiguration? configuration, ClientRegistration registration, DubboClientOptions options)
    {
        var report = new SettingReport(registration.Path);
        if (configuration is null)
            return report;
        foreach (IConfigurationSection section in (IEnumerable<IConfigurationSection>)
            [.. InterfaceRules.Find(configuration, registration.Interfaces), configuration.GetSection(registration.Path)])
        {
            if (section.GetSection(nameof(options.Addresses)).Exists())
                options.Addresses.Clear();
            if (section.GetSection(nameof(options.Applications)).Exists())
                options.Applications.Clear();
            All.Read(section, options, report);
        }

        return report;
    }

    /// <summary>Returns a message for each setting that could not be read, and for each invalid option.</summary>
    /// <param name="options">The options.</param>
    /// <param name="report">What was found while the settings were read.</param>
    /// <param name="registration">The client.</param>
    /// <param name="registries">The registries, with which the client needs no addresses.</param>
    public static IEnumerable<string> Check(
        DubboClientOptions options, SettingReport report, ClientRegistration registration, DubboRegistries registries)
    {
        bool hasRegistry = registries.Names.Count > 0;
        IEnumerable<string> files = options.Tls.Enabled ? options.Tls.Files.Check($"{report.Path}:Tls") : [];
        IEnumerable<string> sources =
            hasRegistry && UsesRegistry(options) ? CheckSources(registration, registries, report.Path) : [];
        return [.. All.Check(options, report), .. CheckAddresses(options, report.Path, hasRegistry), .. sources, .. files];
    }

    /// <summary>
    /// Returns the first address, or null if a directory finds the providers. The other addresses have the same group, version and path.
    /// </summary>
    public static ProviderAddress? FindFirst(DubboClientOptions options) =>
        Split(options.Addresses).FirstOrDefault() is { } first ? ProviderAddress.Parse(RegistryAddress.AsDubbo(first)) : null;

    /// <summary>Returns whether neither addresses nor a directory are set, so that registries find the providers.</summary>
    public static bool UsesRegistry(DubboClientOptions options) => options.Directory is null && !Split(options.Addresses).Any();

    private static void AddApplications(DubboClientOptions options, string text)
    {
        foreach (string name in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            options.Applications.Add(name);
    }

    // A list in configuration and a single text with several addresses are equivalent.
    private static IEnumerable<string> Split(IEnumerable<string> addresses) =>
        addresses.SelectMany(ProviderAddress.SplitList);

    // A list serves any client, and a registry finds the providers of one service.
    private static IEnumerable<string> CheckSources(ClientRegistration registration, DubboRegistries registries, string path)
    {
        if (!registries.TryGetSources(out string[] lists, out string[] names))
            return [];
        string? problem = (lists.Length, names.Length, registration.Services.Count) switch
        {
            (0, 0, _) => "and no registry has Subscribe. Set one of them.",
            ( > 0, 0, _) or (0, _, 1) => null,
            ( > 0, _, _) => $"and the registries are both lists ({string.Join(", ", lists)}) and others. "
                + "Set Subscribe to false for those that clients should not use.",
            (_, _, 0) => "and the client has no contract, so a registry cannot find its providers. "
                + "Set Addresses, or add the client with a contract.",
            _ => $"and the client has the services {string.Join(" and ", registration.Services)}. "
                + "A registry finds the providers of one service. Set Addresses, or add a client for each.",
        };
        return problem is null ? [] : [$"{path}:Addresses is empty, {problem}"];
    }

    private static List<string> CheckAddresses(DubboClientOptions options, string path, bool hasRegistry)
    {
        var mistakes = new List<string>();
        var addresses = new List<ProviderAddress>();
        foreach (string entry in Split(options.Addresses))
        {
            if (ProviderAddress.TryParse(RegistryAddress.AsDubbo(entry), out ProviderAddress? address, out string? problem))
                addresses.Add(address);
            else
                mistakes.Add($"{path}:Addresses has '{entry}'. {problem}");
        }

        bool isEmpty = addresses.Count + mistakes.Count == 0;
        if (isEmpty && options.Directory is null && !hasRegistry)
        {
            mistakes.Add(
                $"{path}:Addresses is empty; it must be {AddressesExpected}, in the settings or with UseAddresses. "
                    + "Or set DubboNet:Registry:Address to a registry that finds the providers.");
        }

        if (!isEmpty && options.Directory is { } directory)
            mistakes.Add($"{path}:Addresses has addresses, but the client has the directory {directory}. Remove one of them.");
        (string Name, Func<ProviderAddress, string?> Get, string? Own)[] targets =
        [
            ("group", address => address.Group, options.Group),
            ("version", address => address.Version, options.Version),
            ("path", address => address.Path, options.ServicePath),
        ];
        foreach ((string name, Func<ProviderAddress, string?> get, string? own) in targets)
        {
            if (own is null && addresses.Select(get).Distinct().Count() > 1)
            {
                mistakes.Add(
                    $"{path}:Addresses has several values for {name}, but one client calls one service. Register a client for each.");
            }
        }

        return mistakes;
    }
}
