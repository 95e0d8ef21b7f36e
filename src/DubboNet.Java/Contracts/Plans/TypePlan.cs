namespace DubboNet.Java;

/// <summary>Specifies what a Java class becomes in C#.</summary>
internal enum TypePlanKind
{
    /// <summary>A class or record with properties.</summary>
    Class,

    /// <summary>An exception.</summary>
    Exception,

    /// <summary>An enum.</summary>
    Enum,

    /// <summary>An interface that data implement.</summary>
    Interface,

    /// <summary>A contract.</summary>
    Service,
}

/// <summary>Represents a C# type that is generated for a Java class.</summary>
/// <param name="javaName">The binary name of the Java class.</param>
/// <param name="kind">What the class becomes.</param>
/// <param name="symbol">The class, or null for an enum of the Java platform.</param>
internal sealed class TypePlan(string javaName, TypePlanKind kind, JavaClassSymbol? symbol)
{
    /// <summary>Gets the binary name of the Java class.</summary>
    public string JavaName { get; } = javaName;

    public TypePlanKind Kind { get; } = kind;

    public JavaClassSymbol? Symbol { get; } = symbol;

    /// <summary>Gets a value indicating whether a member, parameter or result has this type, where its subclasses occur.</summary>
    public bool IsPlace { get; set; }

    /// <summary>Gets the C# name.</summary>
    public string Name { get; set; } = "";

    /// <summary>Gets the C# namespace.</summary>
    public string Space { get; set; } = "";

    /// <summary>Gets the type parameters, with those of the classes around an inner class.</summary>
    public IReadOnlyList<TypeParameterPlan> TypeParameters { get; init; } = [];

    /// <summary>Gets the base class, or null if there is none besides <c>object</c> or <c>Exception</c>.</summary>
    public CSharpType? Base { get; set; }

    /// <summary>Gets the interfaces of data.</summary>
    public List<TypePlan> Interfaces { get; } = [];

    /// <summary>Gets the types to list as subtypes.</summary>
    public List<TypePlan> Subtypes { get; } = [];

    /// <summary>Gets a value indicating whether another generated class derives from this one.</summary>
    public bool HasDerived { get; set; }

    public List<PropertyPlan> Properties { get; } = [];

    public List<MethodPlan> Methods { get; } = [];

    public List<ConstantPlan> Constants { get; } = [];

    public bool IsDeprecated => Symbol?.IsDeprecated == true;

    /// <summary>Returns the use of the type, with type arguments.</summary>
    public MappedType Use(IReadOnlyList<MappedType> arguments) =>
        new(
            new CSharpType("") { Plan = this, Arguments = [.. arguments.Select(part => part.Type)], IsValue = Kind == TypePlanKind.Enum },
            JavaName)
        {
            Parts = arguments,
            TakesAnyName = true,
        };
}

/// <summary>Represents a type parameter.</summary>
/// <param name="JavaName">The name in Java.</param>
/// <param name="Name">The name in C#.</param>
internal sealed record TypeParameterPlan(string JavaName, string Name);

/// <summary>Represents a property for a field.</summary>
/// <param name="Field">The field.</param>
/// <param name="Type">The type.</param>
internal sealed record PropertyPlan(JavaFieldSymbol Field, MappedType Type)
{
    /// <summary>Gets the C# name.</summary>
    public string Name { get; set; } = "";

    /// <summary>Gets a value indicating whether a base class has a property with the name.</summary>
    public bool HidesBase { get; set; }
}

/// <summary>Represents a constant of an enum.</summary>
/// <param name="JavaName">The name in Java.</param>
/// <param name="Field">The constant, or null for an enum of the Java platform.</param>
internal sealed record ConstantPlan(string JavaName, JavaFieldSymbol? Field)
{
    /// <summary>Gets the C# name.</summary>
    public string Name { get; set; } = "";
}

/// <summary>Represents a method of a contract.</summary>
/// <param name="Method">The Java method.</param>
/// <param name="Result">The type of the result, or null if there is none.</param>
/// <param name="Parameters">The parameters.</param>
/// <param name="Thrown">The declared exceptions that have a C# class.</param>
internal sealed record MethodPlan(
    JavaMethodSymbol Method, MappedType? Result, IReadOnlyList<ParameterPlan> Parameters, IReadOnlyList<TypePlan> Thrown)
{
    /// <summary>Gets the C# name.</summary>
    public string Name { get; set; } = "";

    /// <summary>Gets the declared exceptions of the Java platform, by their names.</summary>
    public IReadOnlyList<string> ThrownOfPlatform { get; init; } = [];

    /// <summary>Gets a value indicating whether the method is idempotent.</summary>
    public bool IsIdempotent { get; init; }

    /// <summary>Gets a value indicating whether an attribute of the method states the types of its parameters.</summary>
    public bool StatesParameters => Parameters.Any(parameter => parameter.NeedsMethodAttribute);
}

/// <summary>Represents a parameter of a method.</summary>
/// <param name="JavaName">The name in Java.</param>
/// <param name="Type">The type.</param>
/// <param name="Erased">The Java type by which Java finds the method.</param>
internal sealed record ParameterPlan(string JavaName, MappedType Type, string Erased)
{
    /// <summary>Gets the C# name.</summary>
    public string Name { get; set; } = "";

    /// <summary>Gets a value indicating whether the attribute of the parameter cannot state the Java type.</summary>
    public bool NeedsMethodAttribute => NaturalOrStated != Erased && (Type.NeedsAttribute || !Type.CanState(Erased));

    /// <summary>Returns the text of the attribute of the parameter, or null if it needs none.</summary>
    /// <param name="isStatedByMethod">Whether the attribute of the method states the types of all parameters.</param>
    public string? AttributeText(bool isStatedByMethod)
    {
        if (Type.NeedsAttribute)
            return Type.Text;
        if (NaturalOrStated == Erased)
            return null;
        if (!isStatedByMethod)
            return Erased;
        return Type.CanState(Erased) ? null : Type.Natural;
    }

    private string NaturalOrStated => Type.Erased;
}
