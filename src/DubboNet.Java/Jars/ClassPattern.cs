using System.Text;
using System.Text.RegularExpressions;

namespace DubboNet.Java;

/// <summary>A pattern of class names, in which <c>*</c> stops at dots and <c>**</c> does not.</summary>
public sealed class ClassPattern
{
    private readonly string _pattern;

    // Null for a name, which is compared as it is. Contracts of large jars are given as thousands of names.
    private readonly Regex? _regex;

    /// <summary>Creates a pattern.</summary>
    /// <param name="pattern">The text, such as <c>com.acme.*</c>.</param>
    public ClassPattern(string pattern)
    {
        ArgumentException.ThrowIfNullOrEmpty(pattern);
        _pattern = pattern;
        if (!pattern.Contains('*', StringComparison.Ordinal))
            return;
        StringBuilder text = new("^");
        for (int i = 0; i < pattern.Length; i++)
        {
            bool isAny = pattern.AsSpan(i).StartsWith("**", StringComparison.Ordinal);
            if (isAny)
                i++;
            text.Append(isAny ? ".*" : pattern[i] == '*' ? "[^.]*" : Regex.Escape(pattern[i].ToString()));
        }

        _regex = new Regex(
            text.Append("\\z").ToString(), RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.Singleline);
    }

    /// <summary>Returns whether the pattern has a class.</summary>
    /// <param name="name">The binary name.</param>
    public bool IsMatch(string name) => _regex?.IsMatch(name) ?? name == _pattern;
}
