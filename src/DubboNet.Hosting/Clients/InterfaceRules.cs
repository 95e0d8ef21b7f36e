using System.IO.Enumeration;
using Microsoft.Extensions.Configuration;

namespace DubboNet.Hosting;

/// <summary>What <c>DubboNet:Interfaces:PATTERN</c> says of clients by the Java interfaces that they call.</summary>
internal static class InterfaceRules
{
    private const string Path = "DubboNet:Interfaces";

    /// <summary>The sections that hold for any of these interfaces, those with the fewest letters first: the closest one counts most.</summary>
    public static IEnumerable<IConfigurationSection> Find(IConfiguration configuration, IReadOnlyCollection<string> interfaces) =>
        All(configuration).Where(rule => interfaces.Any(name => Matches(rule, name))).OrderBy(rule => rule.Key.Count(letter => letter is not ('*' or '?')));

    /// <summary>What cannot be read in the sections that hold for none of them: other applications may share the file.</summary>
    public static IEnumerable<string> FindMistakes(IConfiguration configuration, IReadOnlyCollection<string> interfaces)
    {
        foreach (IConfigurationSection rule in All(configuration).Where(rule => !interfaces.Any(name => Matches(rule, name))))
        {
            var options = new DubboClientOptions();
            ClientSettings.All.Read(rule, rule.Path, options);
            foreach (string mistake in ClientSettings.All.Check(options))
                yield return mistake;
        }
    }

    private static IEnumerable<IConfigurationSection> All(IConfiguration configuration) => configuration.GetSection(Path).GetChildren();

    private static bool Matches(IConfigurationSection rule, string name) => FileSystemName.MatchesSimpleExpression(rule.Key, name);
}
