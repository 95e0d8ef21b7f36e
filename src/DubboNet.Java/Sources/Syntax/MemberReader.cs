namespace DubboNet.Java;

/// <summary>Reads the fields and methods of a type.</summary>
internal sealed class MemberReader(SourceCursor cursor, TypeSyntaxReader types)
{
    /// <summary>The tokens that type arguments in the value of a field can have. More are taken for a comparison.</summary>
    private const int MaxArgumentTokens = 200;

    /// <summary>The JVM has this limit.</summary>
    private const int MaxParameters = 255;

    /// <summary>Reads what follows the modifiers of a field, a method or a constructor.</summary>
    public void Read(TypeDeclaration type, ModifierSyntax modifiers)
    {
        IReadOnlyList<TypeParameterSyntax> parameters = types.ReadTypeParameters();
        if (TrySkipConstructor(type.Name))
            return;
        TypeSyntax result = types.ReadType();
        string name = cursor.TakeName("the name of a member");
        if (cursor.Current.IsSymbol('('))
            type.Methods.Add(ReadMethod(modifiers, parameters, result, name));
        else
            ReadFields(type, modifiers, result, name);
    }

    /// <summary>Reads parameters in parentheses.</summary>
    public List<ParameterSyntax> ReadParameters()
    {
        List<ParameterSyntax> parameters = [];
        cursor.Expect('(');
        while (!cursor.TryTake(')'))
        {
            if (ReadParameter() is { } parameter)
                parameters.Add(parameter);
            if (!cursor.TryTake(',') && !cursor.Current.IsSymbol(')'))
                throw cursor.Fail("',' or ')'");
            if (parameters.Count > MaxParameters)
                throw cursor.FailAt(cursor.Line, $"more than {MaxParameters} parameters are declared");
        }

        return parameters;
    }

    // Returns null for a receiver, which is not a parameter.
    private ParameterSyntax? ReadParameter()
    {
        ModifierSyntax modifiers = types.ReadModifiers();
        TypeSyntax type = types.ReadType();
        types.ReadAnnotations();
        bool isVarargs = cursor.TryTake('.');
        if (isVarargs)
        {
            cursor.Expect('.');
            cursor.Expect('.');
        }

        string name = TryTakeReceiver() ?? cursor.TakeName("the name of a parameter");
        if (name == "this")
            return null;
        type = types.AddDimensions(type);
        return new ParameterSyntax(
            modifiers.Annotations, isVarargs ? type with { Dimensions = type.Dimensions + 1 } : type, name, isVarargs);
    }

    // It is 'this', or the name of the class around an inner class and 'this'.
    private string? TryTakeReceiver()
    {
        if (cursor.Current.Kind == JavaTokenKind.Word && cursor.Peek(1).IsSymbol('.') && cursor.Peek(2).IsWord("this"))
        {
            cursor.Take();
            cursor.Take();
        }

        return cursor.TryTakeWord("this") ? "this" : null;
    }

    private bool TrySkipConstructor(string typeName)
    {
        bool isCompact = cursor.Peek(1).IsSymbol('{');
        if (!cursor.Current.IsWord(typeName) || !(cursor.Peek(1).IsSymbol('(') || isCompact))
            return false;
        cursor.Take();
        if (!isCompact)
            cursor.SkipBrackets();
        if (cursor.TryTakeWord("throws"))
            types.ReadTypes();
        if (!cursor.Current.IsSymbol('{'))
            throw cursor.Fail("the body of a constructor");
        cursor.SkipBrackets();
        return true;
    }

    private MethodSyntax ReadMethod(
        ModifierSyntax modifiers, IReadOnlyList<TypeParameterSyntax> typeParameters, TypeSyntax result, string name)
    {
        List<ParameterSyntax> parameters = ReadParameters();
        result = types.AddDimensions(result);
        IReadOnlyList<TypeSyntax> exceptions = cursor.TryTakeWord("throws") ? types.ReadTypes() : [];
        // An element of an annotation.
        if (cursor.TryTakeWord("default"))
            SkipValue();
        bool hasBody = cursor.Current.IsSymbol('{');
        if (hasBody)
            cursor.SkipBrackets();
        else
            cursor.Expect(';');
        return new MethodSyntax(modifiers, typeParameters, result, name, parameters, exceptions, hasBody);
    }

    private void ReadFields(TypeDeclaration type, ModifierSyntax modifiers, TypeSyntax declared, string name)
    {
        while (true)
        {
            type.Fields.Add(new FieldSyntax(modifiers, types.AddDimensions(declared), name));
            if (cursor.TryTake('='))
                SkipValue();
            if (cursor.TryTake(';'))
                return;
            cursor.Expect(',');
            name = cursor.TakeName("the name of a field");
        }
    }

    // Stops at the comma or semicolon after a value.
    private void SkipValue()
    {
        while (!cursor.Current.IsSymbol(',') && !cursor.Current.IsSymbol(';'))
        {
            if (cursor.Current.IsSymbol('(') || cursor.Current.IsSymbol('[') || cursor.Current.IsSymbol('{'))
                cursor.SkipBrackets();
            else if (cursor.IsAtEnd || cursor.Current.IsSymbol('}') || cursor.Current.IsSymbol(')') || cursor.Current.IsSymbol(']'))
                throw cursor.Fail("';'");
            else if (cursor.Current.IsSymbol('<'))
                SkipArguments();
            else
                cursor.Take();
        }
    }

    // Skips the sign alone if it is that of a comparison. The commas of type arguments are not those between fields.
    private void SkipArguments()
    {
        int open = 0;
        for (int distance = 0; distance < MaxArgumentTokens; distance++)
        {
            JavaToken token = cursor.Peek(distance);
            open += token.IsSymbol('<') ? 1 : token.IsSymbol('>') ? -1 : 0;
            if (open == 0 && IsAfterArguments(cursor.Peek(distance + 1)))
            {
                for (; distance >= 0; distance--)
                    cursor.Take();
                return;
            }

            if (open == 0 || !IsOfArguments(token))
                break;
        }

        cursor.Take();
    }

    private static bool IsOfArguments(JavaToken token) => token.Kind == JavaTokenKind.Word
        || (token.Kind == JavaTokenKind.Symbol && "<>,.?&[]@".Contains(token.Text[0]));

    // They stand before arguments, a method reference, the name of a method, or the brackets of an array.
    private static bool IsAfterArguments(JavaToken token) =>
        token.Kind == JavaTokenKind.Word || token.IsSymbol('(') || token.IsSymbol(':') || token.IsSymbol('[') || token.IsSymbol('{');
}
