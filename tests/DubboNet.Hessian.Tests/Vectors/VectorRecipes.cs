using System.Buffers.Binary;
using System.Globalization;
using System.Text.RegularExpressions;

namespace DubboNet.Hessian.Tests.Vectors;

/// <summary>Builds the values and Java's bytes for the rows that contain only a digest.</summary>
internal static partial class VectorRecipes
{
    private const string PointName = "com.example.dubbonet.P$Point";

    /// <summary>Returns the values of the row's message.</summary>
    public static IReadOnlyList<object?> BuildValues(VectorRow row) => row.Type switch
    {
        "java.lang.String" or "char[]" => [JavaText.Build(row.Description)],
        "byte[]" when row.Description.Contains("after int 1", StringComparison.Ordinal) => [1, BytesOf(row)],
        "byte[]" => [BytesOf(row)],
        "java.lang.Object[]" => [new object?[Count(row)]],
        "ref" => [PointsWithRepeats()],
        "class definitions" => ManyClasses(),
        "type refs" => ManyArrays(),
        _ => throw new NotSupportedException($"No recipe for {row}."),
    };

    /// <summary>Returns the bytes of the row. Only byte[] is divided differently by Java, at the end of its buffer.</summary>
    public static byte[] BuildBytes(VectorRow row)
    {
        IReadOnlyList<object?> values = BuildValues(row);
        return values[^1] is byte[] content
            ? JavaChunks(values.Count - 1, content, isOld: row.Mark is not null)
            : Codec.WriteAll(values, Codec.Compact);
    }

    private static byte[] BytesOf(VectorRow row)
    {
        var content = new byte[Count(row)];
        for (int i = 0; i < content.Length; i++)
            content[i] = unchecked((byte)i);
        return content;
    }

    private static int Count(VectorRow row) => int.Parse(LeadingNumber().Match(row.Description).Value, CultureInfo.InvariantCulture);

    /// <summary>
    /// Divides bytes as <c>Hessian2Output.writeBytes</c> does. A chunk ends where the buffer does, less the three bytes of its head. The
    /// old version empties its smaller buffer first.
    /// </summary>
    private static byte[] JavaChunks(int bytesBefore, ReadOnlySpan<byte> content, bool isOld)
    {
        int wholeBuffer = (isOld ? 4096 : 8192) - 3;
        int room = isOld ? wholeBuffer : wholeBuffer - bytesBefore;
        var output = new List<byte>(Enumerable.Repeat((byte)0x91, bytesBefore));
        for (; content.Length > room; room = wholeBuffer)
        {
            output.AddRange([0x41, .. BigEndian(room), .. content[..room]]);
            content = content[room..];
        }

        ReadOnlySpan<byte> head = content.Length switch
        {
            < 16 => [(byte)(0x20 + content.Length)],
            < 1024 => BigEndian(0x3400 + content.Length),
            _ => [0x42, .. BigEndian(content.Length)],
        };
        return [.. output, .. head, .. content];
    }

    private static byte[] BigEndian(int value)
    {
        var bytes = new byte[2];
        BinaryPrimitives.WriteUInt16BigEndian(bytes, (ushort)value);
        return bytes;
    }

    private static object?[] PointsWithRepeats()
    {
        object?[] points = [.. Enumerable.Range(0, 2060).Select(_ => new HessianObject(PointName, ("y", 0), ("x", 0)))];
        return [.. points, points[46], points[2046], points[2047]];
    }

    private static List<object?> ManyClasses() =>
        [.. Enumerable.Range(0, 50).Concat([15, 16, 47, 48]).Select(n => new HessianObject(ManyName(n), ("v", n)))];

    private static List<object?> ManyArrays() =>
        [.. Enumerable.Range(0, 50).Concat([47, 48]).Select(n => new HessianList("[" + ManyName(n)))];

    private static string ManyName(int n) => $"com.example.dubbonet.Many$K{n.ToString("00", CultureInfo.InvariantCulture)}";

    [GeneratedRegex(@"^\d+")]
    private static partial Regex LeadingNumber();
}
