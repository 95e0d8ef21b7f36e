using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace DubboNet.Hosting;

/// <summary>
/// All settings of an options type. Reads them from configuration and validates them. Each message has the key and describes valid values.
/// </summary>
internal sealed class SettingGroup<TOptions>(params IReadOnlyList<Setting<TOptions>> settings)
{
    public IReadOnlyList<Setting<TOptions>> All => settings;

    /// <summary>
    /// Reads the settings of a section into the options. A setting that cannot be read keeps its value, and a message is added to the
    /// report.
    /// </summary>
    public void Read(IConfigurationSection section, TOptions options, SettingReport report)
    {
        foreach (IConfigurationSection child in section.GetChildren())
            Read(section.Path, child, [child.Key], options, report);
    }

    /// <summary>
    /// Returns a message for each setting that could not be read, and for each invalid option, whether it was set by configuration or by
    /// code.
    /// </summary>
    public IEnumerable<string> Check(TOptions options, SettingReport report)
    {
        foreach (string mistake in report.Mistakes)
            yield return mistake;
        foreach (Setting<TOptions> setting in settings)
        {
            foreach ((string key, object value) in setting.Find(options))
            {
                if (!setting.IsRight(value))
                {
                    yield return Describe(
                        report.Origins.GetValueOrDefault(key, report.Path),
                        key,
                        value is TimeSpan time ? time.TotalMilliseconds : value,
                        setting.Expected);
                }
            }
        }
    }

    private static string Describe(string path, string key, object value, string expected) =>
        string.Create(CultureInfo.InvariantCulture, $"{path}:{key} is '{value}'; it must be {expected}.");

    private void Read(string path, IConfigurationSection section, string[] key, TOptions options, SettingReport report)
    {
        if (section.Value is { Length: > 0 } text)
            Read(path, key, text, options, report);
        foreach (IConfigurationSection child in section.GetChildren())
            Read(path, child, [.. key, child.Key], options, report);
    }

    private void Read(string path, string[] key, string text, TOptions options, SettingReport report)
    {
        string name = string.Join(':', key);
        foreach (Setting<TOptions> setting in settings)
        {
            if (!setting.Matches(key, out string[] stars))
                continue;
            report.Origins[name] = path;
            if (!setting.TrySet(options, stars, text))
                report.Mistakes.Add(Describe(path, name, text, setting.Expected));
            return;
        }

        report.Mistakes.Add(Spelling.Unknown(path, name, settings.Select(setting => setting.Name)));
    }
}
