namespace DubboNet.Java;

/// <summary>
/// Reads types, methods and their Javadoc of a Java source. It understands declarations only, and skips what it does not understand. A
/// source that does not fit its class therefore has no effect.
/// </summary>
internal sealed class JavaSourceParser
{
    /// <summary>Types in types. Deeper ones are skipped.</summary>
    private const int MaxDepth = 50;

    private readonly JavaTokenizer _tokens;
    private readonly Dictionary<string, JavaSourceType> _types = new(StringComparer.Ordinal);
    private JavaToken _token;
    private int _depth;

    private JavaSourceParser(string text)
    {
        _tokens = new JavaTokenizer(text);
        Next();
    }

    /// <summary>Reads a source. The keys of the result are names of types, with a dollar sign before nested ones.</summary>
    public static IReadOnlyDictionary<string, JavaSourceType> Parse(string text)
    {
        var parser = new JavaSourceParser(text);
        // A file is read as a body that has no end. A closing brace without an opening one is skipped.
        while (parser._token.Kind != JavaTokenKind.End)
        {
            parser.ReadBody("", new JavaSourceType(null, []));
            parser.Next();
        }

        return parser._types;
    }

    // Stops at the closing brace.
    private void ReadBody(string path, JavaSourceType type)
    {
        while (_token.Kind != JavaTokenKind.End && !_token.IsSymbol('}'))
            ReadMember(path, type);
    }

    // Reads up to a semicolon or to the end of a body, and remembers the last word, which is a method's name before a parenthesis.
    private void ReadMember(string path, JavaSourceType type)
    {
        string? documentation = null;
        JavaToken last = default;
        bool isMethod = false;
        while (_token.Kind != JavaTokenKind.End && !_token.IsSymbol('}'))
        {
            JavaToken token = _token;
            Next();
            if (token.Kind == JavaTokenKind.Documentation)
                documentation = token.Text;
            else if (!isMethod && (token.IsSymbol(';') || token.IsSymbol('=')))
                AddField(last, documentation, type);
            else if (token.IsSymbol('@') && !_token.IsWord("interface"))
                SkipAnnotation();
            else if (token.IsSymbol('('))
                isMethod = ReadMethod(last, documentation, type);
            else if (TryReadBody(path, token, documentation))
                return;

            if (token.IsSymbol(';'))
                return;
            if (token.IsSymbol('='))
                SkipTo(';');
            last = token;
        }
    }

    // Reads a nested type, or skips the code of a method.
    private bool TryReadBody(string path, JavaToken token, string? documentation)
    {
        if (token.IsSymbol('{'))
        {
            SkipTo('}');
            Next();
            return true;
        }

        if (token.Text is not ("class" or "interface" or "enum" or "record") || _token.Kind != JavaTokenKind.Word)
            return false;
        ReadType(path, token.Text, documentation);
        return true;
    }

    private void ReadType(string path, string keyword, string? documentation)
    {
        string name = path.Length == 0 ? _token.Text : $"{path}${_token.Text}";
        var type = new JavaSourceType(documentation, []);
        _types.TryAdd(name, type);
        SkipTo('{');
        Next();
        if (++_depth > MaxDepth)
            SkipTo('}');
        // Constants come first, and end with a semicolon if there is more.
        if (keyword == "enum")
            ReadConstants(type);
        ReadBody(name, type);
        _depth--;
        Next();
    }

    // Stops at the semicolon after the constants, or at the end of the enum.
    private void ReadConstants(JavaSourceType type)
    {
        string? documentation = null;
        while (_token.Kind != JavaTokenKind.End && !_token.IsSymbol(';') && !_token.IsSymbol('}'))
        {
            JavaToken token = _token;
            Next();
            if (token.Kind == JavaTokenKind.Documentation)
            {
                documentation = token.Text;
            }
            else if (token.IsSymbol('@'))
            {
                SkipAnnotation();
            }
            else if (token.Kind == JavaTokenKind.Word)
            {
                AddField(token, documentation, type);
                documentation = null;
                SkipConstant();
            }
        }
    }

    // Skips the arguments and the body of a constant, up to the comma after it.
    private void SkipConstant()
    {
        while (_token.IsSymbol('(') || _token.IsSymbol('{'))
        {
            char end = _token.IsSymbol('(') ? ')' : '}';
            Next();
            SkipTo(end);
            Next();
        }
    }

    private static void AddField(JavaToken name, string? documentation, JavaSourceType type)
    {
        if (name.Kind == JavaTokenKind.Word && documentation is not null)
            type.Fields.TryAdd(name.Text, documentation);
    }

    private bool ReadMethod(JavaToken name, string? documentation, JavaSourceType type)
    {
        List<string> types = [];
        List<string> names = [];
        while (_token.Kind != JavaTokenKind.End && !_token.IsSymbol(')'))
        {
            ReadParameter(types, names);
            if (_token.IsSymbol(','))
                Next();
        }

        Next();
        if (name.Kind == JavaTokenKind.Word)
            type.Methods.Add(new JavaSourceMethod(name.Text, [.. types], [.. names], documentation));
        // The default of an annotation's element can have braces.
        if (_token.IsWord("default"))
            SkipTo(';');
        return true;
    }

    // Stops at the comma or parenthesis after the parameter.
    private void ReadParameter(List<string> types, List<string> names)
    {
        string type = "";
        string name = "";
        int dots = 0;
        bool isVarargs = false;
        string dimensions = "";
        while (_token.Kind != JavaTokenKind.End && !_token.IsSymbol(',') && !_token.IsSymbol(')'))
        {
            JavaToken token = _token;
            Next();
            if (token.IsSymbol('@'))
                SkipAnnotation();
            else if (token.IsSymbol('<'))
                SkipTypeArguments();
            else if (token.IsSymbol('['))
                dimensions += "[]";
            else if (token.IsSymbol('.'))
                isVarargs |= ++dots == 3;
            else if (token.Kind == JavaTokenKind.Word && token.Text != "final")
                (type, name, dots) = (name, token.Text, 0);
        }

        // A receiver is not a parameter.
        if (name == "this")
            return;
        types.Add(type + dimensions + (isVarargs ? "[]" : ""));
        names.Add(name);
    }

    private void SkipAnnotation()
    {
        Next();
        while (_token.IsSymbol('.'))
        {
            Next();
            Next();
        }

        if (_token.IsSymbol('('))
        {
            Next();
            SkipTo(')');
            Next();
        }
    }

    // The opening sign is read already.
    private void SkipTypeArguments()
    {
        for (int open = 1; open > 0 && _token.Kind != JavaTokenKind.End; Next())
            open += _token.IsSymbol('<') ? 1 : _token.IsSymbol('>') ? -1 : 0;
    }

    // Stops at a symbol that is outside of all brackets, or at the bracket that closes the part around it.
    private void SkipTo(char symbol)
    {
        int open = 0;
        for (; _token.Kind != JavaTokenKind.End; Next())
        {
            bool isClosing = _token.IsSymbol('}') || _token.IsSymbol(')');
            if (open == 0 && (_token.IsSymbol(symbol) || isClosing))
                return;
            if (isClosing)
                open--;
            else if (_token.IsSymbol('{') || _token.IsSymbol('('))
                open++;
        }
    }

    private void Next() => _token = _tokens.Read();
}
