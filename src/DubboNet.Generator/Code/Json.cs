using System.Globalization;
using System.Text;

namespace DubboNet.Generator;

/// <summary>Writes JSON, which generated code contains as raw text.</summary>
internal static class Json
{
    /// <summary>Returns a string. Quotes are escaped, so that no three of them follow each other and end the raw text.</summary>
    public static string Quote(string text)
    {
        var json = new StringBuilder("\"");
        foreach (char unit in text)
        {
            if (unit is '"' or '\\')
                json.Append('\\').Append(unit);
            else if (unit < ' ' || unit > '~')
                json.Append("\\u").Append(((int)unit).ToString("x4", CultureInfo.InvariantCulture));
            else
                json.Append(unit);
        }

        return json.Append('"').ToString();
    }

    /// <summary>Returns an object with those members that have a value.</summary>
    public static string Object(params (string Name, string? Value)[] members) =>
        $"{{{string.Join(",", members.Where(member => member.Value is not null).Select(member => $"\"{member.Name}\":{member.Value}"))}}}";

    /// <summary>Returns an array, or null if it is empty.</summary>
    public static string? Array(IEnumerable<string> items)
    {
        string list = string.Join(",", items);
        return list.Length == 0 ? null : $"[{list}]";
    }
}
