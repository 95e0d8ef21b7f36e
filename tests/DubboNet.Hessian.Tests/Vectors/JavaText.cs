using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace DubboNet.Hessian.Tests.Vectors;

/// <summary>Builds the string that a description in the vector file states, such as <c>32767 x 'a' + U+1F600 + 'b'</c>.</summary>
internal static partial class JavaText
{
    public static string Build(string description)
    {
        if (CjkRun().Match(description) is { Success: true } run)
            return string.Concat(Enumerable.Range(0, Number(run)).Select(i => (char)(0x4e00 + i)));

        var text = new StringBuilder();
        int times = 1;
        foreach (Match token in Tokens().Matches(Comment().Replace(description, "")))
        {
            if (token.Groups["times"].Success)
            {
                times = Number(token);
                continue;
            }

            for (; times > 0; times--)
                text.Append(Unit(token));
            times = 1;
        }

        return text.ToString();
    }

    private static int Number(Match match) => int.Parse(match.Groups["times"].Value, CultureInfo.InvariantCulture);

    private static string Unit(Match token)
    {
        if (token.Groups["text"].Success)
            return token.Groups["text"].Value;
        int value = int.Parse(token.Groups["code"].Value, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        return value > 0xffff ? char.ConvertFromUtf32(value) : ((char)value).ToString();
    }

    /// <summary>Matches the parts of a description that state how the string is encoded.</summary>
    [GeneratedRegex(@" \(.*| as .*| split over.*|\bempty\b|lone|high|low|surrogate")]
    private static partial Regex Comment();

    [GeneratedRegex("""(?<times>\d+) x |U\+(?<code>[0-9A-F]{4,5})|(?<code>[0-9A-F]{4})|["'](?<text>[^"']*)["']|(?<text>[a-z])""")]
    private static partial Regex Tokens();

    [GeneratedRegex(@"^(?<times>\d+) CJK chars")]
    private static partial Regex CjkRun();
}
