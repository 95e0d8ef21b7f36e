using System.IO.Enumeration;
using Microsoft.Extensions.Configuration;

namespace DubboNet.Hosting;

/// <summary>Finds the client options that <c>DubboNet:Interfaces:PATTERN</c> sets by the Java interfaces of a client.</summary>
internal static class InterfaceRules
{
    private const string Path = "DubboNet:Interfaces";

    /// <summary>
    /// Returns the sections whose pattern matches one of the interfaces. The sections are sorted by the number of characters in their
    /// pattern without wildcards. The most specific section is last, so that it overrides the others.
    /// </summary>
    public static IEnumerable<IConfigurationSection> Find(IConfiguration configuration, IReadOnlyCollection<string> interfaces) =>
        All(configuration)
            .Where(rule => interfaces.Any(name => Matches(rule, name)))
            .OrderBy(rule => rule.Key.Count(letter => letter is not ('*' or '?')));

    /// <summary>
    /// Returns a message for each invalid setting in sections that match none of the interfaces. Such sections are allowed, because several
    /// applications can share a file.
    /// </summary>
    public static IEnumerable<string> FindMistakes(IConfiguration configuration, IReadOnlyCollection<string> interfaces)
    {
        foreach (IConfigurationSection rule in All(configuration).Where(rule => !interfaces.Any(name => Matches(rule, name))))
        {
            var options = new DubboClientOptions();
            var report = new SettingReport(rule.Path);
            ClientSettings.All.Read(rule, options, report);
            foreach (string mistake in ClientSettings.All.Check(options, report))
                yield return mistake;
        }
    }

    private static IEnumerable<IConfigurationSection> All(IConfiguration configuration) => configuration.GetSection(Path).GetChildren();

    private static bool Matches(IConfigurationSection rule, string name) => FileSystemName.MatchesSimpleExpression(rule.Key, name);
}
