using System.Globalization;
using System.Text.RegularExpressions;

namespace DubboNet.Hessian.Tests.Vectors;

/// <summary>Represents a line of the vector file, with a Java value and its bytes.</summary>
public sealed partial class VectorRow
{
    private const string Marks =
        @"hessian-lite [^\]]*|not canonical|compact mode on|non-Serializable classes allowed|JDK 25|fields of JDK 8|written by \.NET";

    /// <summary>Splits a line into the columns type, description, bytes and verified behavior of Java.</summary>
    public VectorRow(int line, string text)
    {
        string[] columns = text.Split('\t');
        Line = line;
        Match type = TypeAndMark().Match(columns[0]);
        Type = type.Groups["type"].Value;
        Mark = type.Groups["mark"].Success ? type.Groups["mark"].Value : null;
        Description = columns[1];
        Encoding = columns[2];
        Verified = columns[3].Split(' ').ToHashSet();
    }

    /// <summary>Gets the number of the line in the file, counted from 1.</summary>
    public int Line { get; }

    /// <summary>Gets the Java class or a topic.</summary>
    public string Type { get; }

    /// <summary>Gets the version or mode that wrote the bytes. Null for hessian-lite 4.0.4 with default settings.</summary>
    public string? Mark { get; }

    /// <summary>Gets the description of the value.</summary>
    public string Description { get; }

    /// <summary>Gets a value indicating whether the line contains a digest of the bytes, which are rebuilt from the description.</summary>
    public bool IsDigest => Encoding.StartsWith("sha256:", StringComparison.Ordinal);

    /// <summary>Gets the SHA-256 of the bytes in lower-case hex.</summary>
    public string Digest => Encoding["sha256:".Length..Encoding.IndexOf(';', StringComparison.Ordinal)];

    /// <summary>Gets the text of the third column.</summary>
    public string Encoding { get; }

    /// <summary>
    /// Gets the verified behavior of each Dubbo line. <c>r3.2</c> reads the bytes, <c>r~3.2</c> reads them with a loss, and <c>w3.2</c>
    /// writes them.
    /// </summary>
    public IReadOnlySet<string> Verified { get; }

    /// <summary>Gets a value indicating whether the row contains a reference with a wrong index from Java.</summary>
    public bool IsWriterBug => Description.Contains("KNOWN WRITER BUG", StringComparison.Ordinal);

    /// <summary>Returns the bytes, either from the file or rebuilt from the description.</summary>
    public byte[] GetBytes() => IsDigest ? VectorRecipes.BuildBytes(this) : Convert.FromHexString(Encoding);

    /// <summary>Returns the line, the type and the start of the description, which are the name of the test.</summary>
    public override string ToString()
    {
        string mark = Mark is null ? "" : $" [{Mark}]";
        string text = string.Create(CultureInfo.InvariantCulture, $"{Line:000} {Type}{mark}: {Description}");
        return text.Length <= 110 ? text : text[..110] + "…";
    }

    [GeneratedRegex(@"^(?<type>.*?)( \[(?<mark>" + Marks + @")\])?$")]
    private static partial Regex TypeAndMark();
}
