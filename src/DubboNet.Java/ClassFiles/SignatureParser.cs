namespace DubboNet.Java;

/// <summary>
/// Parses descriptors and signatures. A descriptor is a signature without type parameters, so one grammar serves both.
/// </summary>
/// <param name="text">The descriptor or signature.</param>
/// <param name="file">The file, for errors.</param>
/// <param name="offset">The position of the text in the file, for errors.</param>
internal ref struct SignatureParser(string text, string file, int offset)
{
    /// <summary>The JVM has this limit.</summary>
    private const int MaxParameters = 255;

    /// <summary>The JVM has this limit.</summary>
    private const int MaxDimensions = 255;

    /// <summary>Type arguments in type arguments, and classes in classes. Code that people write has a few.</summary>
    private const int MaxDepth = 50;

    private int _at;
    private int _depth;

    /// <summary>Parses the type of a field.</summary>
    public JavaType ParseField() => End(ReadType());

    /// <summary>Parses the types of a method.</summary>
    public MethodSignature ParseMethod()
    {
        IReadOnlyList<JavaTypeParameter> typeParameters = ReadTypeParameters();
        Expect('(');
        List<JavaType> parameters = [];
        while (!TryTake(')'))
        {
            parameters.Add(ReadType());
            if (parameters.Count > MaxParameters)
                throw Fail($"more than {MaxParameters} parameters are stated");
        }

        JavaType result = TryTake('V') ? JavaPrimitiveType.Void : ReadType();
        List<JavaType> exceptions = [];
        while (TryTake('^'))
            exceptions.Add(Peek() == 'T' ? ReadVariable() : ReadClass());
        return End(new MethodSignature(typeParameters, parameters, result, exceptions));
    }

    /// <summary>Parses the type parameters and parents of a class.</summary>
    public ClassSignature ParseClass()
    {
        IReadOnlyList<JavaTypeParameter> typeParameters = ReadTypeParameters();
        JavaClassType superclass = ReadClass();
        List<JavaClassType> interfaces = [];
        while (_at < text.Length)
            interfaces.Add(ReadClass());
        return new ClassSignature(typeParameters, superclass, interfaces);
    }

    private List<JavaTypeParameter> ReadTypeParameters()
    {
        List<JavaTypeParameter> parameters = [];
        if (!TryTake('<'))
            return parameters;
        do
        {
            string name = ReadIdentifier();
            Expect(':');
            List<JavaType> bounds = [];
            if (Peek() is 'L' or 'T' or '[')
                bounds.Add(ReadReference());
            while (TryTake(':'))
                bounds.Add(ReadReference());
            parameters.Add(new JavaTypeParameter(name, bounds.Count > 0 ? bounds : [new JavaClassType("java.lang.Object", [])]));
        }
        while (!TryTake('>'));
        return parameters;
    }

    private JavaType ReadType()
    {
        if (Peek() is 'L' or 'T' or '[')
            return ReadReference();
        JavaPrimitiveType? primitive = JavaPrimitiveType.Of(Peek());
        if (primitive is null || primitive == JavaPrimitiveType.Void)
            throw Fail("a type is expected");
        _at++;
        return primitive;
    }

    private JavaType ReadReference()
    {
        int dimensions = 0;
        while (TryTake('['))
            dimensions++;
        if (dimensions > MaxDimensions)
            throw Fail($"an array has more than {MaxDimensions} dimensions");
        JavaType type = Peek() switch
        {
            'L' => ReadClass(),
            'T' => ReadVariable(),
            _ when dimensions > 0 => ReadType(),
            _ => throw Fail("a class, a type variable or an array is expected"),
        };
        for (; dimensions > 0; dimensions--)
            type = new JavaArrayType(type);
        return type;
    }

    private JavaTypeVariable ReadVariable()
    {
        Expect('T');
        string name = ReadIdentifier();
        Expect(';');
        return new JavaTypeVariable(name);
    }

    private JavaClassType ReadClass()
    {
        Expect('L');
        JavaClassType type = new(ReadClassName(), ReadArguments());
        int nested = 0;
        while (TryTake('.'))
        {
            if (++nested > MaxDepth)
                throw Fail($"more than {MaxDepth} classes are nested");
            JavaClassType? outer = type.Arguments.Count > 0 || type.Outer is not null ? type : null;
            type = new JavaClassType($"{type.Name}${ReadIdentifier()}", ReadArguments(), outer);
        }

        Expect(';');
        return type;
    }

    private List<JavaType> ReadArguments()
    {
        if (!TryTake('<'))
            return [];
        if (++_depth > MaxDepth)
            throw Fail($"type arguments are nested more than {MaxDepth} deep");
        List<JavaType> arguments = [];
        do
            arguments.Add(ReadArgument());
        while (!TryTake('>'));
        _depth--;
        return arguments;
    }

    private JavaType ReadArgument()
    {
        if (TryTake('*'))
            return new JavaWildcard(null, null);
        if (TryTake('+'))
            return new JavaWildcard(ReadReference(), null);
        return TryTake('-') ? new JavaWildcard(null, ReadReference()) : ReadReference();
    }

    private string ReadClassName()
    {
        int start = _at;
        while (_at < text.Length && text[_at] is not (';' or '<' or '.' or '[' or ':' or '>'))
            _at++;
        ReadOnlySpan<char> name = text.AsSpan(start, _at - start);
        if (name.IsEmpty || name[0] == '/' || name[^1] == '/' || name.IndexOf("//", StringComparison.Ordinal) >= 0)
            throw Fail("the name of a class is expected");
        return name.ToString().Replace('/', '.');
    }

    private string ReadIdentifier()
    {
        int start = _at;
        while (_at < text.Length && text[_at] is not (';' or '<' or '.' or '[' or ':' or '>' or '/'))
            _at++;
        return _at > start ? text[start.._at] : throw Fail("a name is expected");
    }

    private readonly char Peek() => _at < text.Length ? text[_at] : '\0';

    private bool TryTake(char expected)
    {
        if (Peek() != expected || _at == text.Length)
            return false;
        _at++;
        return true;
    }

    private void Expect(char expected)
    {
        if (!TryTake(expected))
            throw Fail($"'{expected}' is expected");
    }

    private readonly T End<T>(T result) => _at == text.Length ? result : throw Fail("the end is expected");

    private readonly JavaClassFormatException Fail(string problem)
    {
        string shown = text.Length <= 200 ? text : $"{text.AsSpan(0, 200)}...";
        return new JavaClassFormatException(
            file, offset, $"the descriptor or signature '{shown}' is not valid at character {_at}, where {problem}");
    }
}
