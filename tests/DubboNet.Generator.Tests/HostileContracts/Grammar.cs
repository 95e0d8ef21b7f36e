namespace DubboNet.Generator.Tests.HostileContracts;

/// <summary>Makes the random choices for a contract, and records the resulting constructs.</summary>
/// <param name="random">The source of random numbers.</param>
/// <param name="allowsMistakes">Whether the contract can contain code that must be reported.</param>
internal sealed class Grammar(Random random, bool allowsMistakes)
{
    private static readonly string[] Texts =
    [
        "plain", "with \\\"quotes\\\"", "{braces} {0}", "back\\\\slash", "line\\nbreak", "\\u2028", "*/ // /*", "</summary>", "\\0",
        "@\\\"\\\"",
        "\\\"\\\"\\\"",
        "#endif", "名",
    ];

    private int _numbers;

    public Random Random => random;

    /// <summary>Gets a number that is different each time.</summary>
    public int Number => ++_numbers;

    /// <summary>Gets the constructs that the contract contains.</summary>
    public SortedSet<string> Constructs { get; } = new(StringComparer.Ordinal);

    /// <summary>Decides whether the contract contains a construct, with a probability in percent.</summary>
    public bool Has(string construct, int percent)
    {
        if (random.Next(100) >= percent)
            return false;
        Constructs.Add(construct);
        return true;
    }

    /// <summary>Decides the same for a construct that must be reported.</summary>
    public bool Mistakes(string construct, int percent) => allowsMistakes && Has(construct, percent);

    public T Pick<T>(IReadOnlyList<T> choices) => choices[random.Next(choices.Count)];

    /// <summary>Chooses one of several forms, which counts as a construct.</summary>
    public string Form(string what, params string[] forms)
    {
        string form = Pick(forms);
        Constructs.Add($"{what}: {form}");
        return form;
    }

    /// <summary>Returns a name that is not in use.</summary>
    public string Name(ISet<string> taken) => HostileNames.Next(random, taken);

    /// <summary>Returns a literal with quotes, braces or line breaks.</summary>
    public string Text() => $"\"{Form("text", Texts)}\"";

    /// <summary>Returns an attribute that marks a declaration as obsolete or experimental, or an empty text.</summary>
    /// <param name="what">The kind of declaration.</param>
    /// <param name="canBeError">Whether only obsolete code refers to it.</param>
    public string Marks(string what, bool canBeError)
    {
        if (Has($"[Obsolete] on {what}", 4))
            return "[global::System.Obsolete] ";
        if (Has($"[Obsolete] with a text on {what}", 3))
            return $"[global::System.Obsolete({Text()})] ";
        if (canBeError && Has($"[Obsolete] with an error on {what}", 4))
            return $"[global::System.Obsolete({Text()}, true)] ";
        return Has($"[Experimental] on {what}", 3) ? "[global::System.Diagnostics.CodeAnalysis.Experimental(\"NASTY001\")] " : "";
    }

    /// <summary>Returns a documentation comment, which can be malformed.</summary>
    public string Comment() => Has("broken documentation", 4)
        ? $"/// <summary> {Pick(["<unclosed>", "a < b & c", "<see cref=\"Missing{T}\"/>", "</summary></summary>", "\"\\\""])}\n"
        : Has("documentation", 10) ? "/// <summary>Documented.</summary>\n" : "";
}
