using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace DubboNet.Hosting;

/// <summary>
/// A regular expression for services, as Java's commands take it. It must match the whole key <c>group/interface:version</c>, or the whole
/// name of the interface.
/// </summary>
internal sealed class ServicePattern
{
    private readonly Regex _regex;

    private ServicePattern(Regex regex) => _regex = regex;

    /// <summary>Parses an expression. Otherwise, a sentence describes the problem.</summary>
    public static bool TryParse(
        string text, [NotNullWhen(true)] out ServicePattern? pattern, [NotNullWhen(false)] out string? problem)
    {
        (pattern, problem) = (null, null);
        try
        {
            // Without backtracking, no expression takes long.
            pattern = new ServicePattern(new Regex($@"\A(?:{text})\z", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant));
            return true;
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            problem = $"'{text}' is not a regular expression for services, such as com.acme.* or com.acme.Pricing:1.0.0. {e.Message}";
            return false;
        }
    }

    public bool Matches(ServiceKey service) => _regex.IsMatch($"{service}") || _regex.IsMatch(service.Interface);
}
