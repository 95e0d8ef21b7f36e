namespace DubboNet.Generator;

/// <summary>A type for which a formatter is generated.</summary>
/// <param name="Declaration">The type.</param>
/// <param name="JavaName">Its Java class.</param>
internal abstract record TypeModel(DeclarationModel Declaration, string JavaName);

/// <summary>A class, record or struct.</summary>
/// <param name="Fields">In the order in which they are written.</param>
/// <param name="TypeParameters">Of a generic type.</param>
/// <param name="Construction">How an instance is made.</param>
/// <param name="IsOwn">Whether it is partial and its formatter goes into it; otherwise the formatter stands beside it.</param>
/// <param name="IsStruct">Whether it is a struct.</param>
/// <param name="HidesBase">Whether a base class has a formatter of its own under the same name.</param>
/// <param name="KeepsUnknown">Whether it keeps the fields that it does not know.</param>
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

/// <summary>An exception class.</summary>
/// <param name="Fields">Its own fields, without those of Throwable.</param>
/// <param name="Arguments">What its constructor is given, in order.</param>
/// <param name="IsCreatedFirst">Whether the instance is made before its fields are read.</param>
internal sealed record ExceptionModel(
    DeclarationModel Declaration,
    string JavaName,
    EquatableArray<FieldModel> Fields,
    EquatableArray<ExceptionArgument> Arguments,
    bool IsCreatedFirst,
    bool IsOwn,
    bool HidesBase) : TypeModel(Declaration, JavaName);

/// <summary>An enum.</summary>
/// <param name="Constants">C# and Java name of each constant.</param>
/// <param name="Fallback">The C# name of what an unknown constant becomes.</param>
internal sealed record EnumModel(
    DeclarationModel Declaration, string JavaName, EquatableArray<ConstantModel> Constants, string? Fallback) : TypeModel(Declaration, JavaName);

/// <summary>
/// A type with a mistake. Code that refers to its formatter compiles, so that the compiler reports the mistake and not what follows from
/// it. The formatter fails when it is used, for a build where the error is suppressed.
/// </summary>
/// <param name="TypeParameters">Of a generic type.</param>
/// <param name="Mistake">The error as the compiler shows it.</param>
/// <param name="IsOwn">Whether it is partial and its formatter goes into it; otherwise the formatter is in a class beside it.</param>
/// <param name="IsEnum">Whether it is an enum.</param>
/// <param name="HidesBase">Whether a base class has a formatter of its own under the same name.</param>
internal sealed record BrokenModel(
    DeclarationModel Declaration,
    string JavaName,
    EquatableArray<TypeParameterModel> TypeParameters,
    string Mistake,
    bool IsOwn,
    bool IsEnum,
    bool HidesBase) : TypeModel(Declaration, JavaName);

internal sealed record ConstantModel(string Name, string JavaName);

/// <summary>An argument of an exception's constructor.</summary>
/// <param name="Part">What it takes.</param>
/// <param name="Field">Where that is a field of its own, its number.</param>
internal sealed record ExceptionArgument(ExceptionPart Part, int Field = -1);

internal enum ExceptionPart
{
    Message,
    Cause,
    Throwable,
    Field,
}

/// <summary>A type parameter.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Formatter">The parameter that has the formatter of its type argument.</param>
internal sealed record TypeParameterModel(string Name, string Formatter);
