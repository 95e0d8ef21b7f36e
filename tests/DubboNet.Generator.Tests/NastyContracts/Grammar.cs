namespace DubboNet.Generator.Tests.NastyContracts;

/// <summary>The choices of one contract, and which constructs they led to.</summary>
/// <param name="random">Decides.</param>
/// <param name="allowsMistakes">Whether there may be what must be reported.</param>
internal sealed class Grammar(Random random, bool allowsMistakes)
{
    private static readonly string[] Texts =
    [
        "plain", "with \\\"quotes\\\"", "{braces} {0}", "back\\\\slash", "line\\nbreak", "\\u2028", "*/ // /*", "</summary>", "\\0", "@\\\"\\\"",
        "\\\"\\\"\\\"",
        "#endif", "名",
    ];

    private int _numbers;

    public Random Random => random;

    /// <summary>A number that no other call gives.</summary>
    public int Number => ++_numbers;

    /// <summary>What the contract has in it.</summary>
    public SortedSet<string> Constructs { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether to have a construct, so many times in a hundred.</summary>
    public bool Has(string construct, int percent)
    {
        if (random.Next(100) >= percent)
            return false;
        Constructs.Add(construct);
        return true;
    }

    /// <summary>The same for one that must be reported.</summary>
    public bool Mistakes(string construct, int percent) => allowsMistakes && Has(construct, percent);

    public T Pick<T>(IReadOnlyList<T> choices) => choices[random.Next(choices.Count)];

    /// <summary>One of several forms, which counts as a construct.</summary>
    public string Form(string what, params string[] forms)
    {
        string form = Pick(forms);
        Constructs.Add($"{what}: {form}");
        return form;
    }

    /// <summary>A name that is not taken yet.</summary>
    public string Name(ISet<string> taken) => NastyNames.Next(random, taken);

    /// <summary>A text with quotes in it, or braces, or line breaks, as a literal.</summary>
    public string Text() => $"\"{Form("text", Texts)}\"";

    /// <summary>An attribute that marks what it is on as obsolete or experimental, or nothing.</summary>
    /// <param name="what">What it is on.</param>
    /// <param name="canBeError">Whether no code that is not obsolete refers to it.</param>
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

    /// <summary>A comment for documentation, which may be broken.</summary>
    public string Comment() => Has("broken documentation", 4)
        ? $"/// <summary> {Pick(["<unclosed>", "a < b & c", "<see cref=\"Missing{T}\"/>", "</summary></summary>", "\"\\\""])}\n"
        : Has("documentation", 10) ? "/// <summary>Documented.</summary>\n" : "";
}
