namespace DubboNet.Hosting;

/// <summary>Options that come from configuration.</summary>
internal interface IConfiguredOptions
{
    /// <summary>The section that they come from, for messages.</summary>
    string Path { get; set; }

    /// <summary>The sections that settings come from which do not come from that one, by their keys.</summary>
    IDictionary<string, string> Origins { get; }

    /// <summary>What could not be read, as sentences.</summary>
    IList<string> Mistakes { get; }
}
