using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace DubboNet.Hosting;

/// <summary>
/// All settings of an options type. Reads them from configuration and validates them. Each message has the key and describes valid values.
/// </summary>
internal sealed class SettingGroup<TOptions>(params IReadOnlyList<Setting<TOptions>> settings)
    where TOptions : IConfiguredOptions
{
    public IReadOnlyList<Setting<TOptions>> All => settings;

    /// <summary>
    /// Reads the settings of a section into the options. A setting that cannot be read keeps its value, and a message is added to the
    /// options' mistakes.
    /// </summary>
    public void Read(IConfiguration section, string path, TOptions options)
    {
        options.Path = path;
        foreach (IConfigurationSection child in section.GetChildren())
            Read(child, [child.Key], options);
    }

    /// <summary>Returns a message for each invalid option, whether it was set by configuration or by code.</summary>
    public IEnumerable<string> Check(TOptions options)
    {
        foreach (string mistake in options.Mistakes)
            yield return mistake;
        foreach (Setting<TOptions> setting in settings)
        {
            foreach ((string key, object value) in setting.Find(options))
            {
                if (!setting.IsRight(value))
                {
                    yield return Describe(
                        options.Origins.TryGetValue(key, out string? origin) ? origin : options.Path,
                        key,
                        value is TimeSpan time ? time.TotalMilliseconds : value,
                        setting.Expected);
                }
            }
        }
    }

    private static string Describe(string path, string key, object value, string expected) =>
        string.Create(CultureInfo.InvariantCulture, $"{path}:{key} is '{value}'; it must be {expected}.");

    private void Read(IConfigurationSection section, string[] key, TOptions options)
    {
        if (section.Value is { Length: > 0 } text)
            Read(key, text, options);
        foreach (IConfigurationSection child in section.GetChildren())
            Read(child, [.. key, child.Key], options);
    }

    private void Read(string[] key, string text, TOptions options)
    {
        foreach (Setting<TOptions> setting in settings)
        {
            if (!setting.Matches(key, out string[] stars))
                continue;
            options.Origins[string.Join(':', key)] = options.Path;
            if (!setting.TrySet(options, stars, text))
                options.Mistakes.Add(Describe(options.Path, string.Join(':', key), text, setting.Expected));
            return;
        }

        options.Mistakes.Add(Spelling.Unknown(options.Path, string.Join(':', key), settings.Select(setting => setting.Name)));
    }
}
