namespace DubboNet.Tool;

/// <summary>Represents an attribute with its arguments. A type is a <see cref="ClrType"/>, and an array is a list.</summary>
/// <param name="Name">The full name of the attribute's class.</param>
/// <param name="Arguments">The arguments of the constructor.</param>
/// <param name="Properties">The properties that are set.</param>
internal sealed record ClrAttribute(string Name, IReadOnlyList<object?> Arguments, IReadOnlyDictionary<string, object?> Properties)
{
    /// <summary>Returns the text of an argument of the constructor, or null if there is none.</summary>
    public string? Text(int argument = 0) => Arguments.ElementAtOrDefault(argument) as string;

    public object? Named(string property) => Properties.GetValueOrDefault(property);
}

/// <summary>Represents a method.</summary>
internal sealed record ClrMethod(
    string Name, IReadOnlyList<ClrParameter> Parameters, ClrType Result, IReadOnlyList<ClrAttribute> Attributes,
    IReadOnlyList<ClrAttribute> ResultAttributes, bool IsAbstract, bool IsStatic, bool IsSpecial, int TypeParameters);

/// <summary>Represents a parameter of a method.</summary>
internal sealed record ClrParameter(string Name, ClrType Type, IReadOnlyList<ClrAttribute> Attributes);

/// <summary>Represents a property or a field of an object.</summary>
/// <param name="Name">The name.</param>
/// <param name="Type">The type.</param>
/// <param name="Attributes">The attributes.</param>
/// <param name="IsPublic">Whether it is public.</param>
/// <param name="HoldsData">Whether it has a field of its own or can be set. Otherwise, it is a computed property.</param>
/// <param name="IsOverride">Whether it overrides a property of a base class.</param>
/// <param name="IsProperty">Whether it is a property.</param>
internal sealed record ClrMember(
    string Name, ClrType Type, IReadOnlyList<ClrAttribute> Attributes, bool IsPublic, bool HoldsData, bool IsOverride, bool IsProperty);

/// <summary>Represents a constant of an enum.</summary>
internal sealed record ClrConstant(string Name, object? Value, IReadOnlyList<ClrAttribute> Attributes);

/// <summary>Represents a type parameter of a type.</summary>
internal sealed record ClrTypeParameter(string Name, IReadOnlyList<ClrType> Constraints);

/// <summary>Finds attributes.</summary>
internal static class ClrAttributes
{
    public static ClrAttribute? Find(this IEnumerable<ClrAttribute> attributes, string name) =>
        attributes.FirstOrDefault(attribute => attribute.Name == name);

    public static bool Has(this IEnumerable<ClrAttribute> attributes, string name) => attributes.Find(name) is not null;
}
