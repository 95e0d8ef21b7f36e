namespace DubboNet.Hosting;

/// <summary>What was found while the settings of a client or provider were read.</summary>
/// <param name="path">The path of the section of the options, for messages.</param>
internal sealed class SettingReport(string path)
{
    public string Path => path;

    /// <summary>
    /// Gets the paths of the sections that settings were read from, by the key of the setting. Messages use <see cref="Path"/> for other
    /// settings.
    /// </summary>
    public Dictionary<string, string> Origins { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Gets a message for each setting that could not be read.</summary>
    public List<string> Mistakes { get; } = [];
}
