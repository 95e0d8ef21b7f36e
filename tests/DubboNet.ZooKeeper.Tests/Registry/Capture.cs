namespace DubboNet.ZooKeeper.Tests.Registry;

/// <summary>Represents a node in the tree that a provider and a consumer in Java left in ZooKeeper.</summary>
/// <param name="Path">The path.</param>
/// <param name="IsEphemeral">Whether the node ends with its session.</param>
/// <param name="Data">The data.</param>
internal sealed record Capture(string Path, bool IsEphemeral, string Data)
{
    /// <summary>The interface of the captured provider.</summary>
    public const string Interface = "com.example.frames.FrameService";

    /// <summary>The application of the captured provider.</summary>
    public const string Application = "frames-app";

    public string Parent => Path[..Path.LastIndexOf('/')];

    public string Name => Path[(Path.LastIndexOf('/') + 1)..];

    /// <summary>Reads the tree of a version of Dubbo.</summary>
    public static IReadOnlyList<Capture> Read(string line) =>
    [
        .. from row in File.ReadLines($"{AppContext.BaseDirectory}/Captures/zookeeper-{line}.tsv")
           where row.StartsWith('/')
           let cells = row.Split('\t')
           select new Capture(cells[0], cells[1] == "ephemeral", cells[2]),
    ];
}
