namespace DubboNet.Hosting.Tests;

/// <summary>docs/configuration.md lists the settings that exist.</summary>
public sealed class DocumentationTests
{
    private static readonly string Page = Repository.Read("docs/configuration.md");

    [Test]
    public void Configuration_page_lists_every_setting()
    {
        Assert.That(Missing(ClientSettings.All.All, "## Clients", "## Providers"), Is.Empty);
        Assert.That(Missing(ProviderSettings.All.All, "## Providers", "## Registries"), Is.Empty);
        Assert.That(Missing(RegistrySettings.All.All, "## Registries", "## Operations"), Is.Empty);
        Assert.That(Missing(QosSettings.All.All, "## Operations", "## Where"), Is.Empty);
    }

    [TestCase("HelloClient/Program.cs")]
    [TestCase("HelloServer/Program.cs")]
    [TestCase("HelloWorker/Program.cs")]
    [TestCase("HelloWeb/Program.cs")]
    [TestCase("MutualTls/Program.cs")]
    public void Sample_is_shorter_than_60_lines(string sample) =>
        Assert.That(Repository.Read($"samples/{sample}").TrimEnd().Split('\n'), Has.Length.LessThan(60));

    private static IEnumerable<string> Missing<TOptions>(IEnumerable<Setting<TOptions>> settings, string from, string to)
    {
        string section = Page[Page.IndexOf(from, StringComparison.Ordinal)..Page.IndexOf(to, StringComparison.Ordinal)];
        return settings.Select(setting => setting.Name is "Addresses:*" or "Applications:*" ? setting.Name[..^2] : setting.Name)
            .Where(name => !section.Contains($"`{name}`", StringComparison.Ordinal));
    }
}
