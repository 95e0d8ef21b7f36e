using System.Buffers;

namespace DubboNet.Hessian.Fuzz;

/// <summary>Reads and writes the inputs that are kept, one per line in base64.</summary>
internal static class Corpus
{
    private const int LongestSeed = 4096;
    private const int MaxSize = 600_000;

    /// <summary>Gets the path of the file in the directory of the program.</summary>
    public static string DefaultFile => Path.Combine(AppContext.BaseDirectory, "corpus.txt");

    private static string VectorFile => Path.Combine(AppContext.BaseDirectory, "hessian2-examples.tsv");

    private static HessianOptions Options { get; } = new() { Types = EverythingFormatter.Types };

    public static List<byte[]> Load(string file) =>
        [.. File.ReadLines(file).Where(line => line.Length > 0).Select(line => line == "-" ? [] : Convert.FromBase64String(line))];

    /// <summary>Writes the inputs that are not seeds, shortest first, until the file is full.</summary>
    public static void Save(string file, IEnumerable<byte[]> inputs)
    {
        HashSet<string> seeds = [.. Seeds().Select(Format)];
        int room = MaxSize;
        IEnumerable<string> lines = inputs.Select(Format).Distinct().Where(line => !seeds.Contains(line))
            .OrderBy(line => line.Length).ThenBy(line => line, StringComparer.Ordinal)
            .TakeWhile(line => (room -= line.Length + 1) >= 0);
        File.WriteAllLines(file, lines);
    }

    private static string Format(byte[] input) => input.Length == 0 ? "-" : Convert.ToBase64String(input);

    /// <summary>
    /// Returns the examples of the vector file, and a value of every declared type with the byte that chooses its formatter.
    /// </summary>
    public static IEnumerable<byte[]> Seeds()
    {
        foreach (string line in File.ReadLines(VectorFile).Where(line => !line.StartsWith('#')))
        {
            string hex = line.Split('\t')[2];
            if (!hex.StartsWith("sha256:", StringComparison.Ordinal) && hex.Length <= 2 * LongestSeed)
                yield return Convert.FromHexString(hex);
        }

        var everything = new Everything();
        everything.Values[Array.FindIndex(DeclaredTypes.All, field => field.Name == "next")] = everything;
        for (int i = 0; i < DeclaredTypes.All.Length; i++)
        {
            Field field = DeclaredTypes.All[i];
            yield return [.. Write(field), (byte)i];
        }

        yield return HessianSerializer.Serialize(everything, EverythingFormatter.Hessian, Options);
    }

    private static byte[] Write(Field field)
    {
        var output = new ArrayBufferWriter<byte>();
        var writer = new HessianWriter(output, Options);
        field.Write(ref writer, field.Initial);
        writer.Flush();
        writer.Dispose();
        return output.WrittenSpan.ToArray();
    }
}
