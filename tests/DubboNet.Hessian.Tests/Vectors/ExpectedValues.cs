using System.Globalization;
using System.Text.RegularExpressions;

namespace DubboNet.Hessian.Tests.Vectors;

/// <summary>
/// Determines the values of a row from its type and description. This class handles scalars, and the classes that it calls handle the rest.
/// </summary>
internal static partial class ExpectedValues
{
    private const string WordBeforeComment = " as ";

    /// <summary>Returns the rows whose description is regular enough to be parsed, or that are in the table.</summary>
    public static IEnumerable<TestCaseData> Cases() =>
        VectorFile.Cases(VectorFile.Rows.Where(row => !UnreadableRows.Contains(row) && TryGet(row, out _)));

    /// <summary>Gets the values of the message as they are read without a declared type.</summary>
    public static bool TryGet(VectorRow row, out IReadOnlyList<object?> values)
    {
        values = [];
        if (HasHandles(row) || ExplicitValues.IsOutOfScope(row))
            return false;
        if (ExplicitValues.TryGet(row, out object? single))
            values = [single];
        else if (row.IsDigest)
            values = VectorRecipes.BuildValues(row);
        else if (IsScalar(row))
            values = [Scalar(row)];
        else if (ExpectedCollections.Knows(row))
            values = [ExpectedCollections.Build(row)];
        else
            return false;
        return true;
    }

    /// <summary>
    /// Returns whether the row is from 4.0.0, which wraps small numbers in objects. They stay objects if no type is declared.
    /// </summary>
    private static bool HasHandles(VectorRow row) => row.Mark == "hessian-lite 4.0.0";

    private static bool IsScalar(VectorRow row) =>
        row.Type is "null" or "java.lang.Boolean" or "java.lang.Integer" or "java.lang.Long" or "java.lang.Double"
        or "java.lang.Float" or "float (primitive path)" or "java.lang.Short" or "java.lang.Byte" or "java.lang.Character"
        or "java.util.Date"
        or "java.lang.String" or "char[]" or "byte[]" or "java.io.InputStream";

    private static object? Scalar(VectorRow row)
    {
        string text = row.Description.Split(WordBeforeComment)[0];
        return row.Type switch
        {
            "null" => null,
            "java.lang.Boolean" => text == "true",
            "java.lang.Integer" or "java.lang.Short" or "java.lang.Byte" => int.Parse(text, CultureInfo.InvariantCulture),
            "java.lang.Long" => long.Parse(text, CultureInfo.InvariantCulture),
            "java.lang.Double" => row.Mark is null ? WithoutSignOfZero(Real(text)) : Real(text.Split(' ')[0]),
            "java.lang.Float" => WithoutSignOfZero(Real(text.Split("f via")[0])),
            "float (primitive path)" => (double)float.Parse(text.Split('f')[0], CultureInfo.InvariantCulture),
            "java.util.Date" => new JavaDate(Milliseconds(text)),
            "byte[]" or "java.io.InputStream" => Bytes(row.Description),
            _ => JavaText.Build(row.Description),
        };
    }

    private static double Real(string text) => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);

    private static double WithoutSignOfZero(double value) => value == 0 ? 0 : value;

    /// <summary>Returns the instant of a description such as <c>60000*(2^31-1) ms</c>.</summary>
    public static long Milliseconds(string text)
    {
        if (text.StartsWith("Long.M", StringComparison.Ordinal))
            return text.StartsWith("Long.MAX", StringComparison.Ordinal) ? long.MaxValue : long.MinValue;
        Match minutes = Minutes().Match(text);
        if (!minutes.Success)
            return long.Parse(PlainNumber().Match(text).Value, CultureInfo.InvariantCulture);
        long sign = minutes.Groups["sign"].Success ? -1 : 1;
        long less = minutes.Groups["less"].Success ? 1 : 0;
        return 60_000 * ((sign << 31) - less);
    }

    private static byte[] Bytes(string description)
    {
        if (description.StartsWith('{'))
            return [.. ((List<object?>)JavaLiteral.Parse(description)!).Select(item => (byte)(int)item!)];
        Match count = ByteCount().Match(description);
        return count.Success
            ? [.. Enumerable.Range(0, int.Parse(count.Groups[1].Value, CultureInfo.InvariantCulture)).Select(i => unchecked((byte)i))]
            : [];
    }

    [GeneratedRegex(@"60000\*\(?(?<sign>-)?2\^31(?<less>-1)?")]
    private static partial Regex Minutes();

    [GeneratedRegex(@"-?\d+")]
    private static partial Regex PlainNumber();

    [GeneratedRegex(@"(\d+) bytes")]
    private static partial Regex ByteCount();
}
