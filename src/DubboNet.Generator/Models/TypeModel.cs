namespace DubboNet.Generator;

/// <summary>Represents a type for which a formatter is generated.</summary>
/// <param name="Declaration">The type.</param>
/// <param name="JavaName">Its Java class.</param>
internal abstract record TypeModel(DeclarationModel Declaration, string JavaName);

/// <summary>Represents a class, record or struct.</summary>
/// <param name="Fields">The fields in the order in which they are written.</param>
/// <param name="TypeParameters">The type parameters of a generic type.</param>
/// <param name="Construction">How an instance is created.</param>
/// <param name="IsOwn">Whether it is partial and contains its formatter. Otherwise, the formatter is a separate class.</param>
/// <param name="IsStruct">Whether it is a struct.</param>
/// <param name="HidesBase">Whether a base class has its own formatter of the same name.</param>
/// <param name="KeepsUnknown">Whether it keeps unknown fields.</param>
internal sealed record ClassModel(
    DeclarationModel Declaration,
    string JavaName,
    EquatableArray<FieldModel> Fields,
    EquatableArray<TypeParameterModel> TypeParameters,
    ConstructionModel Construction,
    bool IsOwn,
    bool IsStruct,
    bool HidesBase,
    bool KeepsUnknown) : TypeModel(Declaration, JavaName);

/// <summary>Represents an exception class.</summary>
/// <param name="Fields">Its own fields, without those of Throwable.</param>
/// <param name="Arguments">The arguments of its constructor, in order.</param>
/// <param name="IsCreatedFirst">Whether the instance is created before its fields are read.</param>
internal sealed record ExceptionModel(
    DeclarationModel Declaration,
    string JavaName,
    EquatableArray<FieldModel> Fields,
    EquatableArray<ExceptionArgument> Arguments,
    bool IsCreatedFirst,
    bool IsOwn,
    bool HidesBase) : TypeModel(Declaration, JavaName);

/// <summary>Represents an enum.</summary>
/// <param name="Constants">The C# name and the Java name of each constant.</param>
/// <param name="Fallback">The C# name of the constant that replaces unknown ones, or null.</param>
internal sealed record EnumModel(
    DeclarationModel Declaration, string JavaName, EquatableArray<ConstantModel> Constants, string? Fallback)
    : TypeModel(Declaration, JavaName);

/// <summary>
/// Represents a type with an error. Code that uses its formatter compiles, so that the compiler reports the error without consequential
/// ones. The formatter fails when it is used, in case the error is suppressed in a build.
/// </summary>
/// <param name="TypeParameters">The type parameters of a generic type.</param>
/// <param name="Mistake">The error as the compiler shows it.</param>
/// <param name="IsOwn">Whether it is partial and contains its formatter. Otherwise, the formatter is in a separate class.</param>
/// <param name="IsEnum">Whether it is an enum.</param>
/// <param name="HidesBase">Whether a base class has its own formatter of the same name.</param>
internal sealed record BrokenModel(
    DeclarationModel Declaration,
    string JavaName,
    EquatableArray<TypeParameterModel> TypeParameters,
    string Mistake,
    bool IsOwn,
    bool IsEnum,
    bool HidesBase) : TypeModel(Declaration, JavaName);

internal sealed record ConstantModel(string Name, string JavaName);

/// <summary>Represents an argument of an exception's constructor.</summary>
/// <param name="Part">The kind of value.</param>
/// <param name="Field">The index of the own field, if the argument is one.</param>
internal sealed record ExceptionArgument(ExceptionPart Part, int Field = -1);

internal enum ExceptionPart
{
    Message,
    Cause,
    Throwable,
    Field,
}

/// <summary>Represents a type parameter.</summary>
/// <param name="Name">The name.</param>
/// <param name="Formatter">The parameter with the formatter of its type argument.</param>
internal sealed record TypeParameterModel(string Name, string Formatter);
