namespace DubboNet.Hosting;

/// <summary>Options that come from configuration.</summary>
internal interface IConfiguredOptions
{
    /// <summary>The section that they come from, for messages.</summary>
    string Path { get; set; }

    /// <summary>What could not be read, as sentences.</summary>
    IList<string> Mistakes { get; }
}
