namespace DubboNet.Java;

/// <summary>Moves over the tokens of a Java file. Comments for Javadoc belong to the token after them.</summary>
internal sealed class SourceCursor
{
    private readonly List<JavaToken> _tokens = [];
    private readonly List<int> _lines = [];
    private readonly Dictionary<int, string> _documentation = [];
    private int _at;

    public SourceCursor(string text, string file)
    {
        File = file;
        string code = UnicodeEscapes.Replace(text);
        var tokenizer = new JavaTokenizer(code);
        int line = 1;
        int counted = 0;
        JavaToken token;
        do
        {
            token = tokenizer.Read();
            if (token.Kind == JavaTokenKind.Documentation)
            {
                _documentation[_tokens.Count] = token.Text;
                continue;
            }

            line += code.AsSpan(counted..token.Position).Count('\n');
            counted = token.Position;
            _tokens.Add(token);
            _lines.Add(line);
        }
        while (token.Kind != JavaTokenKind.End);
    }

    public string File { get; }

    public JavaToken Current => Peek(0);

    public bool IsAtEnd => Current.Kind == JavaTokenKind.End;

    /// <summary>Gets the Javadoc before the current token, or null if there is none.</summary>
    public string? Documentation => _documentation.GetValueOrDefault(_at);

    /// <summary>Gets the line of the current token, which begins with 1.</summary>
    public int Line => _lines[_at];

    /// <summary>Returns a token after the current one.</summary>
    public JavaToken Peek(int distance) => _tokens[Math.Min(_at + distance, _tokens.Count - 1)];

    public JavaToken Take()
    {
        JavaToken token = Current;
        _at = Math.Min(_at + 1, _tokens.Count - 1);
        return token;
    }

    public bool TryTake(char symbol)
    {
        if (!Current.IsSymbol(symbol))
            return false;
        Take();
        return true;
    }

    public bool TryTakeWord(string word)
    {
        if (!Current.IsWord(word))
            return false;
        Take();
        return true;
    }

    public void Expect(char symbol)
    {
        if (!TryTake(symbol))
            throw Fail($"'{symbol}'");
    }

    /// <summary>Takes a word that is not reserved.</summary>
    public string TakeName(string what) =>
        Current.Kind == JavaTokenKind.Word && !JavaWords.IsReserved(Current.Text) ? Take().Text : throw Fail(what);

    /// <summary>Takes names with dots between them.</summary>
    public string TakeQualifiedName(string what)
    {
        string name = TakeName(what);
        while (Current.IsSymbol('.') && Peek(1).Kind == JavaTokenKind.Word)
        {
            Take();
            name += $".{TakeName(what)}";
        }

        return name;
    }

    /// <summary>Skips a part in brackets, whose opening one is the current token.</summary>
    public void SkipBrackets()
    {
        int line = Line;
        int open = 0;
        do
        {
            if (IsAtEnd)
                throw FailAt(line, "a bracket is not closed");
            if (Current.Kind == JavaTokenKind.Symbol)
                open += "([{".Contains(Current.Text[0]) ? 1 : ")]}".Contains(Current.Text[0]) ? -1 : 0;
            Take();
        }
        while (open > 0);
    }

    /// <summary>Returns the exception for another token than the expected one.</summary>
    public JavaClassFormatException Fail(string expected)
    {
        string found = Current switch
        {
            { Kind: JavaTokenKind.End } => "the file ends",
            { Text.Length: > 40 } token => $"'{token.Text[..40]}...' is found",
            var token => $"'{token.Text}' is found",
        };
        return FailAt(Line, $"{found}, but {expected} is expected");
    }

    public JavaClassFormatException FailAt(int line, string problem) => JavaClassFormatException.InSource(File, line, problem);
}
