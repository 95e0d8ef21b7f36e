namespace DubboNet.Java;

/// <summary>Reads types, type parameters, annotations and modifiers of Java code.</summary>
internal sealed class TypeSyntaxReader(SourceCursor cursor)
{
    /// <summary>Type arguments in type arguments. Code that people write has a few.</summary>
    private const int MaxDepth = 50;

    /// <summary>The JVM has this limit.</summary>
    private const int MaxDimensions = 255;

    private static readonly Dictionary<string, ClassAccess> Access = new(StringComparer.Ordinal)
    {
        ["public"] = ClassAccess.Public,
        ["protected"] = ClassAccess.Protected,
        ["private"] = ClassAccess.Private,
        ["static"] = ClassAccess.Static,
        ["final"] = ClassAccess.Final,
        ["abstract"] = ClassAccess.Abstract,
        // Fields use this bit for transient.
        ["transient"] = ClassAccess.Varargs,
        ["default"] = ClassAccess.None,
        ["native"] = ClassAccess.None,
        ["sealed"] = ClassAccess.None,
        ["strictfp"] = ClassAccess.None,
        ["synchronized"] = ClassAccess.None,
        ["volatile"] = ClassAccess.None,
    };

    private int _depth;

    /// <summary>Reads the annotations and modifiers before a declaration, in any order.</summary>
    public ModifierSyntax ReadModifiers()
    {
        string? documentation = cursor.Documentation;
        ClassAccess access = ClassAccess.None;
        bool isDefault = false;
        List<string> annotations = [];
        while (true)
        {
            if (IsAnnotation())
            {
                annotations.Add(ReadAnnotation());
            }
            else if (cursor.Current.IsWord("non") && cursor.Peek(1).IsSymbol('-') && cursor.Peek(2).IsWord("sealed"))
            {
                cursor.Take();
                cursor.Take();
                cursor.Take();
            }
            else if (IsModifier(out ClassAccess found))
            {
                isDefault |= cursor.Take().Text == "default";
                access |= found;
            }
            else
            {
                return new ModifierSyntax(access, isDefault, annotations, documentation);
            }
        }
    }

    /// <summary>Reads annotations, and returns their names.</summary>
    public List<string> ReadAnnotations()
    {
        List<string> names = [];
        while (IsAnnotation())
            names.Add(ReadAnnotation());
        return names;
    }

    /// <summary>Reads a type, or <c>void</c>.</summary>
    public TypeSyntax ReadType()
    {
        List<string> annotations = ReadAnnotations();
        List<TypeNamePart> parts = [];
        do
        {
            annotations.AddRange(ReadAnnotations());
            parts.Add(ReadPart(parts.Count == 0));
        }
        while (cursor.Current.IsSymbol('.') && !cursor.Peek(1).IsSymbol('.') && cursor.TryTake('.'));
        return AddDimensions(new TypeSyntax(parts, 0, annotations));
    }

    /// <summary>Reads the brackets of arrays after a type or a name.</summary>
    public TypeSyntax AddDimensions(TypeSyntax type)
    {
        while (cursor.Current.IsSymbol('[') || (IsAnnotation() && IsBeforeDimension()))
        {
            List<string> annotations = ReadAnnotations();
            // Annotations before the first brackets are of the whole array, and those before the name are of its elements.
            type = type with { Dimensions = type.Dimensions + 1, Annotations = type.Dimensions == 0 ? annotations : type.Annotations };
            cursor.Expect('[');
            cursor.Expect(']');
            if (type.Dimensions > MaxDimensions)
                throw cursor.FailAt(cursor.Line, $"an array has more than {MaxDimensions} dimensions");
        }

        return type;
    }

    /// <summary>Reads types with commas between them.</summary>
    public List<TypeSyntax> ReadTypes()
    {
        List<TypeSyntax> types = [];
        do
            types.Add(ReadType());
        while (cursor.TryTake(','));
        return types;
    }

    /// <summary>Reads type parameters, if there are some.</summary>
    public List<TypeParameterSyntax> ReadTypeParameters()
    {
        List<TypeParameterSyntax> parameters = [];
        if (!cursor.TryTake('<'))
            return parameters;
        do
        {
            ReadAnnotations();
            string name = cursor.TakeName("the name of a type parameter");
            List<TypeSyntax> bounds = [];
            if (cursor.TryTakeWord("extends"))
            {
                do
                    bounds.Add(ReadType());
                while (cursor.TryTake('&'));
            }

            parameters.Add(new TypeParameterSyntax(name, bounds));
        }
        while (cursor.TryTake(','));
        cursor.Expect('>');
        return parameters;
    }

    private bool IsAnnotation() => cursor.Current.IsSymbol('@') && !cursor.Peek(1).IsWord("interface");

    private string ReadAnnotation()
    {
        cursor.Expect('@');
        string name = cursor.TakeQualifiedName("the name of an annotation");
        if (cursor.Current.IsSymbol('('))
            cursor.SkipBrackets();
        return name;
    }

    // 'sealed' is a modifier before another word only. A member or a type can have this name.
    private bool IsModifier(out ClassAccess access) =>
        Access.TryGetValue(cursor.Current.Kind == JavaTokenKind.Word ? cursor.Current.Text : "", out access)
            && (cursor.Current.Text != "sealed" || cursor.Peek(1).Kind == JavaTokenKind.Word && cursor.Peek(2).Kind == JavaTokenKind.Word
                || cursor.Peek(1).IsSymbol('@'));

    // An annotation of a varargs parameter stands in this place, too.
    private bool IsBeforeDimension()
    {
        int distance = 0;
        while (cursor.Peek(distance).IsSymbol('@'))
        {
            distance += 2;
            while (cursor.Peek(distance).IsSymbol('.') && cursor.Peek(distance + 1).Kind == JavaTokenKind.Word)
                distance += 2;
            if (cursor.Peek(distance).IsSymbol('('))
                return false;
        }

        return cursor.Peek(distance).IsSymbol('[');
    }

    private TypeNamePart ReadPart(bool isFirst)
    {
        bool isPrimitive = isFirst && JavaPrimitiveType.Find(cursor.Current.Text) is not null;
        string name = isPrimitive ? cursor.Take().Text : cursor.TakeName("a type");
        return new TypeNamePart(name, cursor.TryTake('<') ? ReadArguments() : []);
    }

    private List<TypeArgumentSyntax> ReadArguments()
    {
        if (++_depth > MaxDepth)
            throw cursor.FailAt(cursor.Line, $"type arguments are nested more than {MaxDepth} deep");
        List<TypeArgumentSyntax> arguments = [];
        do
            arguments.Add(ReadArgument());
        while (cursor.TryTake(','));
        cursor.Expect('>');
        _depth--;
        return arguments;
    }

    private TypeArgumentSyntax ReadArgument()
    {
        List<string> annotations = ReadAnnotations();
        if (!cursor.TryTake('?'))
        {
            TypeSyntax type = ReadType();
            return new TypeArgumentSyntax(type with { Annotations = [.. annotations, .. type.Annotations] }, null);
        }

        if (!cursor.Current.IsWord("extends") && !cursor.Current.IsWord("super"))
            return new TypeArgumentSyntax(null, "");
        string word = cursor.Take().Text;
        return new TypeArgumentSyntax(ReadType(), word);
    }
}
