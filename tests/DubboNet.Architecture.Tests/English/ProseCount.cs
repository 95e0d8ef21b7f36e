using System.Globalization;
using System.Text.RegularExpressions;

namespace DubboNet.Architecture.Tests.English;

/// <summary>
/// Counts the marks of text that is hard to read. Sentences are counted only in prose, because headings and table cells are short and would
/// make the shares in the prose look smaller. Words are searched for in all passages.
/// </summary>
internal sealed partial class ProseCount
{
    private readonly IReadOnlyList<Passage> _passages;
    private readonly List<(Passage Passage, string Text)> _sentences;

    public ProseCount(IEnumerable<Passage> passages)
    {
        _passages = [.. passages];
        _sentences = [.. from passage in _passages where passage.IsProse from sentence in Split(passage.Text) select (passage, sentence)];
    }

    /// <summary>Gets the number of sentences.</summary>
    public int Sentences => _sentences.Count;

    /// <summary>Gets the share of sentences with a semicolon, from 0 to 1.</summary>
    public double Semicolons => Share(Semicolon());

    /// <summary>Gets the share of sentences with a colon, from 0 to 1.</summary>
    public double Colons => Share(Colon());

    /// <summary>Gets the places of words to avoid, with the word.</summary>
    public IEnumerable<string> BannedWords =>
        from passage in _passages
        from Match word in BannedWord().Matches(passage.Text)
        select $"{passage.File}:{passage.Line}: {word.Value}";

    /// <summary>
    /// Gets the number of sentences that begin with a noun clause ("What is tried again is …") as a hint. Questions do not count.
    /// </summary>
    public int NounClauses => _sentences.Count(sentence => NounClause().IsMatch(sentence.Text));

    /// <summary>Returns the places of all sentences with semicolons or colons. The files with the most come first.</summary>
    public IEnumerable<string> Places() =>
        from sentence in _sentences
        where Semicolon().IsMatch(sentence.Text) || Colon().IsMatch(sentence.Text)
        group $"{sentence.Passage.File}:{sentence.Passage.Line}: {sentence.Text}" by sentence.Passage.File into places
        orderby places.Count() descending
        from place in places
        select place;

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Sentences} sentences, with a semicolon {Semicolons:P1}, with a colon {Colons:P1}, beginning with a noun clause {NounClauses}, "
            + $"banned words {BannedWords.Count()}");

    private static IEnumerable<string> Split(string text) =>
        EndOfSentence().Split(text).Select(sentence => sentence.Trim()).Where(sentence => sentence.Any(char.IsLetter));

    private double Share(Regex mark) => Sentences == 0 ? 0 : (double)_sentences.Count(sentence => mark.IsMatch(sentence.Text)) / Sentences;

    /// <summary>
    /// Matches a full stop, question mark or exclamation mark, optionally with a closing mark, before the start of a sentence.
    /// </summary>
    [GeneratedRegex(@"(?<=[.!?][)""'”]?)(?<!\b(?:e\.g|i\.e|etc|vs|cf)\.)\s+(?=[A-Z0-9$""'“(…])")]
    private static partial Regex EndOfSentence();

    [GeneratedRegex(@";(\s|$)")]
    private static partial Regex Semicolon();

    [GeneratedRegex(@":(\s|$)")]
    private static partial Regex Colon();

    [GeneratedRegex(@"^(What|Whatever|Who|Whoever|How)\b(?!.*\?$)")]
    private static partial Regex NounClause();

    /// <summary>Matches words to avoid. "Is no longer" and "is no more than" are common English.</summary>
    [GeneratedRegex(
        @"\b(is no (?!longer\b|more\b|less\b)\w+|nobody|whoever|whomever|somebody|anew|pass(es|ed|ing)? over|sees? to it|takes? calls|"
            + @"time-outs?)\b",
        RegexOptions.IgnoreCase)]
    private static partial Regex BannedWord();
}
