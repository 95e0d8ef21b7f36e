using System.Text;

namespace DubboNet.Java;

/// <summary>Writes texts as literals.</summary>
internal static class CSharpText
{
    /// <summary>Returns the literal of a text.</summary>
    public static string Literal(string text)
    {
        StringBuilder literal = new("\"");
        foreach (char unit in text)
        {
            if (unit is '"' or '\\')
                literal.Append('\\').Append(unit);
            else if (char.IsControl(unit) || char.IsSurrogate(unit) || unit is '\u2028' or '\u2029')
                literal.Append(System.Globalization.CultureInfo.InvariantCulture, $"\\u{(int)unit:x4}");
            else
                literal.Append(unit);
        }

        return literal.Append('"').ToString();
    }
}
