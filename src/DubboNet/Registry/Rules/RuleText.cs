using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace DubboNet.Registry.Rules;

/// <summary>Reads a rule of the dynamic configuration, which is a JSON array of <c>override</c> URLs.</summary>
internal static class RuleText
{
    /// <summary>Reads the URLs of a text. An empty text has none. Otherwise, a sentence describes the problem.</summary>
    public static bool TryRead(string? text, out IReadOnlyList<DubboUrl> rules, [NotNullWhen(false)] out string? problem)
    {
        (rules, problem) = ([], null);
        if (string.IsNullOrWhiteSpace(text))
            return true;
        var read = new List<DubboUrl>();
        if (!text.TrimStart().StartsWith('['))
        {
            problem = "It is not a JSON array of override URLs. Rules in YAML are not supported.";
            return false;
        }

        try
        {
            using var document = JsonDocument.Parse(text);
            foreach (JsonElement element in document.RootElement.EnumerateArray())
            {
                if (element.ValueKind != JsonValueKind.String || !DubboUrl.TryParse(element.GetString()!, out DubboUrl? url))
                {
                    problem = $"It contains {PeerText.OneLine(element.GetRawText())}, which is not a URL.";
                    return false;
                }

                read.Add(url);
            }
        }
        catch (JsonException e)
        {
            problem = $"It is not valid JSON: {PeerText.OneLine(e.Message)}";
            return false;
        }

        rules = read;
        return true;
    }
}
