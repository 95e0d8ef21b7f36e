namespace DubboNet.Java;

/// <summary>The kinds of tokens of Java code.</summary>
internal enum JavaTokenKind
{
    /// <summary>The end of the text.</summary>
    End,

    /// <summary>A name or a keyword.</summary>
    Word,

    /// <summary>A single character that is not a part of the others.</summary>
    Symbol,

    /// <summary>A text, a character or a number.</summary>
    Literal,

    /// <summary>A comment for Javadoc.</summary>
    Documentation,
}

/// <summary>A token of Java code.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Text">The characters. Those of a comment have no asterisks at the start of lines.</param>
/// <param name="Position">The index of the first character in the code.</param>
internal readonly record struct JavaToken(JavaTokenKind Kind, string Text, int Position)
{
    public bool IsSymbol(char symbol) => Kind == JavaTokenKind.Symbol && Text[0] == symbol;

    public bool IsWord(string word) => Kind == JavaTokenKind.Word && Text == word;
}
