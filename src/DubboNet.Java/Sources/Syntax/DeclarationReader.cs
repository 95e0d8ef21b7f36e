namespace DubboNet.Java;

/// <summary>Reads the declarations of a Java file. The code of methods and the values of fields are skipped.</summary>
internal sealed class DeclarationReader
{
    /// <summary>Types in types. Code that people write has a few.</summary>
    private const int MaxDepth = 50;

    private readonly SourceCursor _cursor;
    private readonly TypeSyntaxReader _types;
    private readonly MemberReader _members;
    private int _depth;

    private DeclarationReader(SourceCursor cursor)
    {
        _cursor = cursor;
        _types = new TypeSyntaxReader(cursor);
        _members = new MemberReader(cursor, _types);
    }

    /// <summary>Reads a file.</summary>
    /// <param name="text">The content.</param>
    /// <param name="file">The path, with the jar, for errors.</param>
    /// <exception cref="JavaClassFormatException">The code is not valid, or has a feature that is not known.</exception>
    public static SourceUnit Read(string text, string file)
    {
        var cursor = new SourceCursor(text, file);
        return new DeclarationReader(cursor).ReadUnit();
    }

    private SourceUnit ReadUnit()
    {
        string package = "";
        List<ImportSyntax> imports = [];
        List<TypeDeclaration> types = [];
        ModifierSyntax modifiers = _types.ReadModifiers();
        IReadOnlyList<string> ofPackage = [];
        if (_cursor.TryTakeWord("package"))
        {
            ofPackage = modifiers.Annotations;
            package = _cursor.TakeQualifiedName("the name of a package");
            _cursor.Expect(';');
            modifiers = _types.ReadModifiers();
        }

        while (!_cursor.IsAtEnd)
        {
            if (_cursor.TryTakeWord("import"))
                imports.Add(ReadImport());
            else if (!_cursor.TryTake(';'))
                types.Add(TryReadType(modifiers) ?? throw _cursor.Fail("a class, an interface, an enum or a record"));
            modifiers = _types.ReadModifiers();
        }

        return new SourceUnit(_cursor.File, package, ofPackage, imports, types);
    }

    private ImportSyntax ReadImport()
    {
        bool isStatic = _cursor.TryTakeWord("static");
        string name = _cursor.TakeQualifiedName("a name");
        bool isOnDemand = _cursor.TryTake('.');
        if (isOnDemand)
            _cursor.Expect('*');
        _cursor.Expect(';');
        return new ImportSyntax(name, isStatic, isOnDemand);
    }

    // Returns null if another member follows.
    private TypeDeclaration? TryReadType(ModifierSyntax modifiers)
    {
        if (FindKeyword() is not { } keyword)
            return null;
        if (keyword == TypeKeyword.Annotation)
            _cursor.Take();
        _cursor.Take();
        int line = _cursor.Line;
        var type = new TypeDeclaration
        {
            Modifiers = modifiers,
            Keyword = keyword,
            Name = _cursor.TakeName("the name of a type"),
            Line = line,
        };
        if (++_depth > MaxDepth)
            throw _cursor.FailAt(line, $"types are nested more than {MaxDepth} deep");
        ReadHeader(type);
        _cursor.Expect('{');
        if (keyword == TypeKeyword.Enum)
            ReadConstants(type);
        while (!_cursor.TryTake('}'))
            ReadMember(type);
        _depth--;
        return type;
    }

    // A record is one if a name and its components or type parameters follow. The word is a name otherwise.
    private TypeKeyword? FindKeyword() => _cursor.Current switch
    {
        { Kind: JavaTokenKind.Word, Text: "class" } => TypeKeyword.Class,
        { Kind: JavaTokenKind.Word, Text: "interface" } => TypeKeyword.Interface,
        { Kind: JavaTokenKind.Word, Text: "enum" } => TypeKeyword.Enum,
        { Kind: JavaTokenKind.Word, Text: "record" } when _cursor.Peek(1).Kind == JavaTokenKind.Word
            && (_cursor.Peek(2).IsSymbol('(') || _cursor.Peek(2).IsSymbol('<')) => TypeKeyword.Record,
        var token when token.IsSymbol('@') && _cursor.Peek(1).IsWord("interface") => TypeKeyword.Annotation,
        _ => null,
    };

    private void ReadHeader(TypeDeclaration type)
    {
        type.TypeParameters = _types.ReadTypeParameters();
        if (type.Keyword == TypeKeyword.Record)
            type.Components = _members.ReadParameters();
        while (!_cursor.Current.IsSymbol('{'))
        {
            if (_cursor.TryTakeWord("extends"))
            {
                if (type.Keyword == TypeKeyword.Interface)
                    type.Interfaces = _types.ReadTypes();
                else
                    type.Superclass = _types.ReadType();
            }
            else if (_cursor.TryTakeWord("implements"))
            {
                type.Interfaces = _types.ReadTypes();
            }
            else if (_cursor.TryTakeWord("permits"))
            {
                type.Permitted = _types.ReadTypes();
            }
            else
            {
                throw _cursor.Fail("'{'");
            }
        }
    }

    // Stops behind the semicolon after the constants, or at the end of the enum.
    private void ReadConstants(TypeDeclaration type)
    {
        while (!_cursor.TryTake(';') && !_cursor.Current.IsSymbol('}'))
        {
            ModifierSyntax modifiers = _types.ReadModifiers();
            string name = _cursor.TakeName("the name of a constant");
            if (_cursor.Current.IsSymbol('('))
                _cursor.SkipBrackets();
            bool hasBody = _cursor.Current.IsSymbol('{');
            if (hasBody)
                _cursor.SkipBrackets();
            type.Constants.Add(new ConstantSyntax(modifiers, name, hasBody));
            if (!_cursor.TryTake(',') && !_cursor.Current.IsSymbol(';') && !_cursor.Current.IsSymbol('}'))
                throw _cursor.Fail("',' or ';'");
        }
    }

    private void ReadMember(TypeDeclaration type)
    {
        if (_cursor.TryTake(';'))
            return;
        ModifierSyntax modifiers = _types.ReadModifiers();
        if (_cursor.Current.IsSymbol('{'))
            _cursor.SkipBrackets();
        else if (TryReadType(modifiers) is { } nested)
            type.Nested.Add(nested);
        else
            _members.Read(type, modifiers);
    }
}
