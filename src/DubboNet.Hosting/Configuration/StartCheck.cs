using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace DubboNet.Hosting;

/// <summary>Checks all settings before the host starts anything. If some are invalid, the start fails with all messages at once.</summary>
internal sealed class StartCheck(
    DubboRegistrations registrations,
    IOptionsMonitor<DubboClientOptions> clients,
    IOptionsMonitor<DubboProviderOptions> providers,
    DubboRegistries registries,
    IOptions<DubboQosOptions> qos,
    IConfiguration? configuration = null,
    ILoggerFactory? loggerFactory = null) : IHostedLifecycleService
{
    private const string ProviderSection = "Provider";

    private static readonly string[] Sections = ["Clients", "Interfaces", ProviderSection, "Providers", "Registry", "Registries", "Qos"];

    public Task StartingAsync(CancellationToken cancellationToken)
    {
        var mistakes = new List<string>();
        if (configuration?.GetSection("DubboNet") is { } root)
        {
            mistakes.AddRange(root.GetChildren()
                .Where(child => !Sections.Contains(child.Key, StringComparer.OrdinalIgnoreCase))
                .Select(child => Spelling.Unknown(root.Path, child.Key, Sections)));
            WarnOfUnusedSections(root);
            mistakes.AddRange(
                InterfaceRules.FindMistakes(configuration, [.. registrations.Clients.Values.SelectMany(client => client.Interfaces)]));
        }

        foreach (string name in registries.Names)
            Collect(() => registries.Check(name), mistakes);
        foreach (string name in registrations.Clients.Keys)
            Collect(() => clients.Get(name), mistakes);
        foreach (string name in registrations.Providers.Keys)
            Collect(() => providers.Get(name), mistakes);
        Collect(() => _ = qos.Value, mistakes);
        return mistakes.Count == 0
            ? Task.CompletedTask
            : throw new OptionsValidationException("DubboNet", typeof(DubboRegistrations), mistakes);
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static void Collect(Action look, List<string> mistakes)
    {
        try
        {
            look();
        }
        catch (OptionsValidationException e)
        {
            mistakes.AddRange(e.Failures.Except(mistakes));
        }
    }

    // Unused sections cause warnings only. Several applications can share a file, but the name can also be misspelled.
    private void WarnOfUnusedSections(IConfigurationSection root)
    {
        if (loggerFactory is null)
            return;
        ILogger logger = loggerFactory.CreateLogger<StartCheck>();
        IEnumerable<string> unused =
        [
            .. FindUnused(root.GetSection("Clients"), registrations.Clients.Keys, "client"),
            .. FindUnused(root.GetSection("Providers"), registrations.Providers.Keys.Where(name => name.Length > 0), "provider"),
        ];
        foreach (string sentence in unused)
            HostingLog.UnusedSection(logger, sentence);
        if (!registrations.Providers.ContainsKey("") && root.GetSection(ProviderSection).Exists())
        {
            HostingLog.UnusedSection(
                logger, $"{root.Path}:{ProviderSection} is not used: the application has no AddDubboProvider() without a name.");
        }
    }

    private static IEnumerable<string> FindUnused(IConfigurationSection section, IEnumerable<string> known, string what)
    {
        string[] names = [.. known];
        foreach (IConfigurationSection child in section.GetChildren()
            .Where(child => !names.Contains(child.Key, StringComparer.OrdinalIgnoreCase)))
        {
            string near = Spelling.Nearest(child.Key, names) is { } meant ? $" Did you mean {meant}?" : "";
            string have = names.Length == 0 ? "none with a name" : string.Join(", ", names);
            yield return $"{section.Path}:{child.Key} is not used: the application has no {what} {child.Key}; it has {have}.{near}";
        }
    }
}
