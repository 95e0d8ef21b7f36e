namespace DubboNet.Tool;

/// <summary>The base class of types as the metadata of an assembly refers to them.</summary>
internal abstract record ClrType
{
    /// <summary>Gets the name as the compiler displays it, with keywords of C#, such as <c>int?</c>.</summary>
    public abstract string Display { get; }

    /// <summary>Gets the name in the ids of documentation comments.</summary>
    public abstract string DocumentationName { get; }

    /// <summary>Returns the type with the type arguments of the type that declares it.</summary>
    public abstract ClrType Apply(IReadOnlyList<ClrType> arguments);
}

/// <summary>Represents a class, struct, interface, enum or delegate.</summary>
/// <param name="Assembly">The simple name of the assembly that is said to have it.</param>
/// <param name="Name">The metadata name, such as <c>Acme.Outer+Page`1</c>.</param>
/// <param name="Arguments">The type arguments.</param>
internal sealed record ClrNamed(string Assembly, string Name, IReadOnlyList<ClrType> Arguments) : ClrType
{
    /// <summary>Gets a value indicating whether it is a value type that can be null.</summary>
    public bool IsNullable => Name == "System.Nullable`1" && Arguments.Count == 1;

    /// <summary>Gets the name without the namespace and without the number of type parameters.</summary>
    public string SimpleName => ClrNames.WithoutArity(Name[(Name.LastIndexOfAny(['.', '+']) + 1)..]);

    public override string Display => ClrNames.Keyword(Name)
        ?? (IsNullable ? $"{Arguments[0].Display}?" : ClrNames.Format(Name, Arguments, argument => argument.Display, '<', '>'));

    public override string DocumentationName => ClrNames.Format(Name, Arguments, argument => argument.DocumentationName, '{', '}');

    public override ClrType Apply(IReadOnlyList<ClrType> arguments) =>
        Arguments.Count == 0 ? this : this with { Arguments = [.. Arguments.Select(argument => argument.Apply(arguments))] };
}

/// <summary>Represents an array.</summary>
internal sealed record ClrArray(ClrType Element, int Rank) : ClrType
{
    public override string Display => $"{Element.Display}[{new string(',', Rank - 1)}]";

    public override string DocumentationName => Rank == 1
        ? $"{Element.DocumentationName}[]"
        : $"{Element.DocumentationName}[{string.Join(',', Enumerable.Repeat("0:", Rank))}]";

    public override ClrType Apply(IReadOnlyList<ClrType> arguments) => this with { Element = Element.Apply(arguments) };
}

/// <summary>Represents a type parameter.</summary>
internal sealed record ClrVariable(string Name, int Index, bool IsMethod) : ClrType
{
    public override string Display => Name;

    public override string DocumentationName => $"{(IsMethod ? "``" : "`")}{Index}";

    public override ClrType Apply(IReadOnlyList<ClrType> arguments) => IsMethod || Index >= arguments.Count ? this : arguments[Index];
}

/// <summary>Represents a type that contracts cannot have, such as a pointer or a reference.</summary>
internal sealed record ClrOther(string Text) : ClrType
{
    public override string Display => Text;

    public override string DocumentationName => Text;

    public override ClrType Apply(IReadOnlyList<ClrType> arguments) => this;
}
