using System.Net;
using Microsoft.Extensions.Configuration;

namespace DubboNet.Hosting;

/// <summary>The settings that are allowed in <c>DubboNet:Provider</c> and <c>DubboNet:Providers:NAME</c>.</summary>
internal static class ProviderSettings
{
    private const string HostExpected = "an IP address, such as 0.0.0.0 for all";
    private const string ServicePrefix = "Services:*:";

    public static SettingGroup<DubboProviderOptions> All { get; } = new([
        new Setting<DubboProviderOptions>("Host", HostExpected, (options, _, text) => TrySetHost(options, text), _ => [], _ => true),
        new Setting<DubboProviderOptions>(
            "Port", OptionRanges.PortToBind.ToString(), (options, _, text) => TrySetPort(options, text), _ => [], _ => true),
        Setting.Text<DubboProviderOptions>("AdvertisedHost", (options, text) => options.AdvertisedHost = text),
        Setting.Number<DubboProviderOptions>(
            "AdvertisedPort", options => options.AdvertisedPort, (options, number) => options.AdvertisedPort = number, OptionRanges.Port),
        Setting.Text<DubboProviderOptions>("ApplicationName", (options, text) => options.ApplicationName = text),
        Setting.Text<DubboProviderOptions>("Token", (options, text) => options.Server.Token = text),
        new Setting<DubboProviderOptions>(
            "Parameters:*",
            "a text without & and ;",
            (options, stars, text) => Setting.Do(() => options.Parameters[stars[0]] = text),
            options => options.Parameters.Select(parameter => ($"Parameters:{parameter.Key}", (object)parameter.Value)),
            value => !((string)value).AsSpan().ContainsAny('&', ';')),
        Setting.Number<DubboProviderOptions>(
            "MaxConnections", options => options.Server.MaxConnections,
            (options, number) => options.Server.MaxConnections = number),
        Setting.Number<DubboProviderOptions>(
            "MaxConcurrentCalls", options => options.Server.MaxConcurrentCalls,
            (options, number) => options.Server.MaxConcurrentCalls = number),
        Setting.Number<DubboProviderOptions>(
            "HandlerThreads", options => options.Server.HandlerThreads,
            (options, number) => options.Server.HandlerThreads = number, OptionRanges.HandlerThreads),
        Setting.Number<DubboProviderOptions>(
            "MaxCallbacks", options => options.Server.MaxCallbacks, (options, number) => options.Server.MaxCallbacks = number,
            OptionRanges.Callbacks),
        Setting.Number<DubboProviderOptions>(
            "MaxPayload", options => options.Server.MaxPayload, (options, number) => options.Server.MaxPayload = number),
        Setting.Bytes<DubboProviderOptions>(
            "MaxHeldBytes", options => options.Server.MaxHeldBytes, (options, bytes) => options.Server.MaxHeldBytes = bytes),
        Setting.Bytes<DubboProviderOptions>(
            "MaxHeldBytesPerConnection", options => options.Server.MaxHeldBytesPerConnection,
            (options, bytes) => options.Server.MaxHeldBytesPerConnection = bytes),
        Setting.Number<DubboProviderOptions>(
            "MaxAttachments", options => options.Server.MaxAttachments,
            (options, number) => options.Server.MaxAttachments = number),
        Setting.Number<DubboProviderOptions>(
            "MaxAttachmentBytes", options => options.Server.MaxAttachmentBytes,
            (options, number) => options.Server.MaxAttachmentBytes = number),
        Setting.Time<DubboProviderOptions>(
            "WriteTimeout", options => options.Server.WriteTimeout, (options, time) => options.Server.WriteTimeout = time, mayBeZero: true),
        Setting.Time<DubboProviderOptions>(
            "IdleTimeout", options => options.Server.IdleTimeout, (options, time) => options.Server.IdleTimeout = time, mayBeZero: true),
        Setting.Time<DubboProviderOptions>(
            "ShutdownTimeout", options => options.Server.ShutdownTimeout,
            (options, time) => options.Server.ShutdownTimeout = time, mayBeZero: true),
        Setting.Time<DubboProviderOptions>(
            "ShutdownQuietPeriod", options => options.Server.ShutdownQuietPeriod,
            (options, time) => options.Server.ShutdownQuietPeriod = time,
            mayBeZero: true),
        Setting.Flag<DubboProviderOptions>("IncludeStackTraces", (options, flag) => options.Server.IncludeStackTraces = flag),
        Setting.Flag<DubboProviderOptions>("Tls:RequireClientCertificate", (options, flag) => options.Tls.RequireClientCertificate = flag),
        Setting.Flag<DubboProviderOptions>("Tls:AcceptPlainText", (options, flag) => options.Tls.AcceptPlainText = flag),
        Setting.Text<DubboProviderOptions>("Tls:CertificatePath", (options, text) => options.Tls.Files.CertificatePath = text),
        Setting.Text<DubboProviderOptions>("Tls:CertificateKeyPath", (options, text) => options.Tls.Files.CertificateKeyPath = text),
        Setting.Text<DubboProviderOptions>("Tls:CertificatePassword", (options, text) => options.Tls.Files.CertificatePassword = text),
        Setting.Text<DubboProviderOptions>("Tls:AuthoritiesPath", (options, text) => options.Tls.Files.AuthoritiesPath = text),
        ServiceText("Group", (service, text) => service.Group = text),
        ServiceText("Version", (service, text) => service.Version = text),
        ServiceText("Path", (service, text) => service.Path = text),
        ServiceNumber(
            "MaxConcurrentCalls",
            (options, stars, limit) => GetOrAddService(options, stars[0]).MaxConcurrentCalls = limit,
            options => options.Services
                .Where(service => service.Value.MaxConcurrentCalls is not null)
                .Select(service => ($"Services:{service.Key}:MaxConcurrentCalls", (object)service.Value.MaxConcurrentCalls!.Value))),
        ServiceNumber(
            "Methods:*:MaxConcurrentCalls",
            (options, stars, limit) => GetOrAddService(options, stars[0]).MaxConcurrentCallsByMethod[stars[1]] = limit,
            options => options.Services.SelectMany(service => service.Value.MaxConcurrentCallsByMethod
                .Select(method => ($"Services:{service.Key}:Methods:{method.Key}:MaxConcurrentCalls", (object)method.Value)))),
        .. HessianSettings.Create<DubboProviderOptions>(
            options => options.Server.Hessian, (options, hessian) => options.Server.Hessian = hessian)]);

    /// <summary>Reads the settings of a provider into the options.</summary>
    /// <param name="configuration">The configuration of the application, or null if it has none.</param>
    /// <param name="registration">The provider.</param>
    /// <param name="isOnly">Whether the application has no other provider. Otherwise the environment variables, which do not name a
    /// provider, do not apply.</param>
    /// <param name="options">The options.</param>
    /// <returns>A report for <see cref="Check"/>.</returns>
    public static SettingReport Read(
        IConfiguration? configuration, ProviderRegistration registration, bool isOnly, DubboProviderOptions options)
    {
        var report = new SettingReport(registration.Path);
        if (configuration is null)
            return report;
        All.Read(configuration.GetSection(registration.Path), options, report);
        if (isOnly)
            ReadEnvironment(configuration, options, report);
        return report;
    }

    /// <summary>Returns a message for each setting that could not be read, and for each invalid option of a provider.</summary>
    public static IEnumerable<string> Check(DubboProviderOptions options, ProviderRegistration registration, SettingReport report) =>
    [
        .. All.Check(options, report),
        .. options.Tls.Files.Check($"{report.Path}:Tls"),
        .. CheckTls(options.Tls, report.Path),
        .. CheckServices(options, registration, report.Path),
        .. CheckParameters(options, report.Path),
    ];

    // Reads the environment variables that Dubbo for Java uses in containers. They override files, because the environment knows where the
    // provider runs.
    private static void ReadEnvironment(IConfiguration configuration, DubboProviderOptions options, SettingReport report)
    {
        string ipToBind = Name("DUBBO_IP_TO_BIND");
        if (configuration[ipToBind] is { } host && !TrySetHost(options, host))
            report.Mistakes.Add($"{ipToBind} is '{host}'; it must be {HostExpected}.");
        options.AdvertisedHost = configuration[Name("DUBBO_IP_TO_REGISTRY")] ?? options.AdvertisedHost;
        options.Port = Port("DUBBO_PORT_TO_BIND") ?? options.Port;
        options.AdvertisedPort = Port("DUBBO_PORT_TO_REGISTRY") ?? options.AdvertisedPort;

        // The name with the protocol takes precedence.
        string Name(string name) => configuration[$"DUBBO_{name}"] is { Length: > 0 } ? $"DUBBO_{name}" : name;

        int? Port(string shortName)
        {
            string name = Name(shortName);
            if (configuration[name] is not { Length: > 0 } text)
                return null;
            if (Setting.TryReadNumber(text, out int port) && OptionRanges.Port.Contains(port))
                return port;
            report.Mistakes.Add($"{name} is '{text}'; it must be {OptionRanges.Port}.");
            return null;
        }
    }

    private static bool TrySetHost(DubboProviderOptions options, string text) =>
        IPAddress.TryParse(text, out _) && Setting.Do(() => options.Host = text);

    private static bool TrySetPort(DubboProviderOptions options, string text) =>
        Setting.TryReadNumber(text, out int port) && OptionRanges.PortToBind.Contains(port) && Setting.Do(() => options.Port = port);

    private static IEnumerable<string> CheckTls(DubboProviderTlsOptions tls, string path)
    {
        if (tls.Files.CertificatePath is not null)
            yield break;
        if (tls.RequireClientCertificate)
        {
            yield return $"{path}:Tls:RequireClientCertificate is 'true', but CertificatePath is not set. "
                + "Set it to the provider's certificate.";
        }

        if (tls.AcceptPlainText)
            yield return $"{path}:Tls:AcceptPlainText is 'true', but CertificatePath is not set. Set it to the provider's certificate.";
    }

    private static IEnumerable<string> CheckServices(DubboProviderOptions options, ProviderRegistration registration, string path)
    {
        if (registration.Services.Count == 0)
            yield return $"{path} has no service. Map one with MapDubboService.";
        foreach ((string name, DubboServiceOptions service) in options.Services)
        {
            if (!registration.Services.TryGetValue(name, out ServiceRegistration? mapped))
            {
                yield return Spelling.Unknown($"{path}:Services", name, registration.Services.Keys);
                continue;
            }

            foreach (string method in service.MaxConcurrentCallsByMethod.Keys.Except(mapped.MethodNames))
                yield return Spelling.Unknown($"{path}:Services:{name}:Methods", method, mapped.MethodNames);
        }

        IEnumerable<string> twice = registration.Services.Values
            .GroupBy(service => service.KeyFor(options))
            .Where(services => services.Count() > 1)
            .Select(services =>
                $"{path}:Services has {string.Join(" and ", services.Select(service => service.Name))} under the same key {services.Key}; "
                + "give one another Group, Version or Path.");
        foreach (string mistake in twice)
            yield return mistake;
    }

    // Consumers of Dubbo 3 cut what follows these words out of an address.
    private static IEnumerable<string> CheckParameters(DubboProviderOptions options, string path) =>
        from name in options.Parameters.Keys
        where name.EndsWith("pid", StringComparison.Ordinal) || name.EndsWith("timestamp", StringComparison.Ordinal)
        select $"{path}:Parameters:{name} has a name that ends with pid or timestamp, which consumers in Java misread. "
            + "Give it another name.";

    private static DubboServiceOptions GetOrAddService(DubboProviderOptions options, string service)
    {
        if (!options.Services.TryGetValue(service, out DubboServiceOptions? found))
            options.Services.Add(service, found = new DubboServiceOptions());
        return found;
    }

    private static Setting<DubboProviderOptions> ServiceText(string name, Action<DubboServiceOptions, string> set) => new(
        ServicePrefix + name,
        "a text",
        (options, stars, text) => Setting.Do(() => set(GetOrAddService(options, stars[0]), text)),
        _ => [],
        _ => true);

    private static Setting<DubboProviderOptions> ServiceNumber(
        string name,
        Action<DubboProviderOptions, string[], int> set,
        Func<DubboProviderOptions, IEnumerable<(string Key, object Value)>> find) => new(
        ServicePrefix + name,
        OptionRanges.AtLeastOne.ToString(),
        (options, stars, text) => Setting.TryReadNumber(text, out int limit) && Setting.Do(() => set(options, stars, limit)),
        find,
        value => OptionRanges.AtLeastOne.Contains((int)value));
}
