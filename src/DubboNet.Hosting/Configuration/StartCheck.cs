using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace DubboNet.Hosting;

/// <summary>Looks at all settings before anything of the host starts, and fails its start with all mistakes at once.</summary>
internal sealed class StartCheck(
    DubboRegistrations registrations,
    IOptionsMonitor<DubboClientOptions> clients,
    IOptionsMonitor<DubboProviderOptions> providers,
    IConfiguration? configuration = null) : IHostedLifecycleService
{
    private static readonly string[] Sections = ["Clients", "Interfaces", "Provider", "Providers"];

    public Task StartingAsync(CancellationToken cancellationToken)
    {
        var mistakes = new List<string>(FindUnknownSections());
        if (configuration is not null)
            mistakes.AddRange(InterfaceRules.FindMistakes(configuration, [.. registrations.Clients.Values.SelectMany(client => client.Interfaces)]));
        foreach (string name in registrations.Clients.Keys)
            Collect(() => clients.Get(name), mistakes);
        foreach (string name in registrations.Providers.Keys)
            Collect(() => providers.Get(name), mistakes);
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
            mistakes.AddRange(e.Failures);
        }
    }

    /// <summary>A section that nobody reads is mostly one whose name is misspelt.</summary>
    private IEnumerable<string> FindUnknownSections()
    {
        if (configuration is null)
            return [];
        IConfigurationSection root = configuration.GetSection("DubboNet");
        return
        [
            .. FindUnknown(root, Sections),
            .. FindUnknown(root.GetSection("Clients"), registrations.Clients.Keys),
            .. FindUnknown(root.GetSection("Providers"), registrations.Providers.Keys.Where(name => name.Length > 0)),
        ];
    }

    private static IEnumerable<string> FindUnknown(IConfigurationSection section, IEnumerable<string> known)
    {
        string[] names = [.. known];
        return section.GetChildren()
            .Where(child => !names.Contains(child.Key, StringComparer.OrdinalIgnoreCase))
            .Select(child => Spelling.Unknown(section.Path, child.Key, names));
    }
}
