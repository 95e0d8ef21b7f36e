using System.Globalization;
using System.Text.RegularExpressions;

namespace DubboNet.Hessian.Tests.Vectors;

/// <summary>A line of the vector file: a Java value and the bytes that stand for it.</summary>
public sealed partial class VectorRow
{
    private const string Marks =
        @"hessian-lite [^\]]*|not canonical|compact mode on|non-Serializable classes allowed|JDK 25|fields of JDK 8|written by \.NET";

    /// <summary>Splits a line into its columns: type, description, bytes, what was seen of Java.</summary>
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

    /// <summary>The line in the file, counted from 1.</summary>
    public int Line { get; }

    /// <summary>The Java class, or a topic.</summary>
    public string Type { get; }

    /// <summary>Which version or mode the bytes are of; null for hessian-lite 4.0.4 as it is.</summary>
    public string? Mark { get; }

    /// <summary>The value.</summary>
    public string Description { get; }

    /// <summary>Whether the line gives a digest of the bytes, to be rebuilt by the description.</summary>
    public bool IsDigest => Encoding.StartsWith("sha256:", StringComparison.Ordinal);

    /// <summary>The SHA-256 of the bytes in lower-case hex.</summary>
    public string Digest => Encoding["sha256:".Length..Encoding.IndexOf(';', StringComparison.Ordinal)];

    /// <summary>The third column as it stands.</summary>
    public string Encoding { get; }

    /// <summary>What was seen of Java: <c>r3.2</c> reads it, <c>r~3.2</c> reads it with a loss, <c>w3.2</c> writes it so; a line of Dubbo each.</summary>
    public IReadOnlySet<string> Verified { get; }

    /// <summary>Whether the row shows a reference that Java numbers wrongly.</summary>
    public bool IsWriterBug => Description.Contains("KNOWN WRITER BUG", StringComparison.Ordinal);

    /// <summary>The bytes: from the file, or rebuilt from the description.</summary>
    public byte[] GetBytes() => IsDigest ? VectorRecipes.BuildBytes(this) : Convert.FromHexString(Encoding);

    /// <summary>Line, type and the start of the description: the test's name.</summary>
    public override string ToString()
    {
        string mark = Mark is null ? "" : $" [{Mark}]";
        string text = string.Create(CultureInfo.InvariantCulture, $"{Line:000} {Type}{mark}: {Description}");
        return text.Length <= 110 ? text : text[..110] + "…";
    }

    [GeneratedRegex(@"^(?<type>.*?)( \[(?<mark>" + Marks + @")\])?$")]
    private static partial Regex TypeAndMark();
}
