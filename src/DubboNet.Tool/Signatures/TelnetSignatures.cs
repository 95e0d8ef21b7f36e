using System.Text.RegularExpressions;

namespace DubboNet.Tool;

/// <summary>Reads the response to <c>ls -l SERVICE</c>, which has a line such as <c>int add(int,int)</c> for each method.</summary>
internal static partial class TelnetSignatures
{
    /// <summary>
    /// Reads the methods, or returns null if the text is another one, such as a refusal, or has those of a GenericService only.
    /// </summary>
    public static IReadOnlyList<MethodSignature>? Parse(string text)
    {
        List<MethodSignature> methods = [];
        foreach (string line in text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            Match match = Method().Match(line);
            if (match.Success)
            {
                methods.Add(new MethodSignature(
                    match.Groups["name"].Value,
                    [.. match.Groups["type"].Captures.Select(type => JavaTypeName.Parse(type.Value))],
                    JavaTypeName.Parse(match.Groups["result"].Value)));
            }
        }

        return methods.Exists(method => method.Name != "$invoke") ? methods : null;
    }

    [GeneratedRegex(
        @"^(?<result>[\w.$\[\]]+) (?<name>[\w$]+)\((?<type>[\w.$\[\]]+)?(,\s*(?<type>[\w.$\[\]]+))*\)$", RegexOptions.ExplicitCapture)]
    private static partial Regex Method();
}
