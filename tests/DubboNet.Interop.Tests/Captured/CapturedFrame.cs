namespace DubboNet.Interop.Tests.Captured;

/// <summary>Represents a frame that a Java consumer and a Java provider of one line exchanged.</summary>
/// <param name="File">The fixture.</param>
/// <param name="Case">The name of what the consumer did.</param>
/// <param name="Connection">The number within the fixture.</param>
/// <param name="FromConsumer">The direction.</param>
/// <param name="Bytes">The header and the body.</param>
public sealed record CapturedFrame(string File, string Case, string Connection, bool FromConsumer, byte[] Bytes)
{
    private static readonly string Folder = Path.Combine(TestContext.CurrentContext.TestDirectory, "Fixtures");

    private const int SerializationMask = 0x1f;
    private const int Hessian2 = 2;

    public static string[] Files { get; } =
    [
        "frames-2.6", "frames-2.7", "frames-3.2", "frames-3.3",
        "boot-frames-2.7", "boot-frames-3.2", "boot-frames-3.3", "metadata-3.2", "metadata-3.3",
    ];

    public bool IsHessian => (Bytes[2] & SerializationMask) == Hessian2;

    public static List<CapturedFrame> Read(string file) => Lines(file)
        .Select(line => line.Split('\t'))
        .Select(field => new CapturedFrame(file, field[0], field[1], field[2] == ">", Convert.FromHexString(field[3])))
        .ToList();

    /// <summary>Returns the frames that the consumer sent in a case.</summary>
    public static IEnumerable<CapturedFrame> Requests(string line, string name) =>
        Read($"frames-{line}").Where(frame => frame.FromConsumer && frame.Case == name);

    public override string ToString() => $"{File} {Case} {(FromConsumer ? ">" : "<")}";

    private static IEnumerable<string> Lines(string file) =>
        System.IO.File.ReadLines(Path.Combine(Folder, file + ".tsv")).Where(line => line.Length > 0 && line[0] != '#');
}
