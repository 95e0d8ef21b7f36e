namespace DubboNet.Hosting;

/// <summary>Options that are read from configuration.</summary>
internal interface IConfiguredOptions
{
    /// <summary>Gets or sets the path of the options' section, for messages.</summary>
    string Path { get; set; }

    /// <summary>
    /// Gets the paths of the sections that settings were read from, by the key of the setting. Messages use <see cref="Path"/> for other
    /// settings.
    /// </summary>
    IDictionary<string, string> Origins { get; }

    /// <summary>Gets a message for each setting that could not be read.</summary>
    IList<string> Mistakes { get; }
}
