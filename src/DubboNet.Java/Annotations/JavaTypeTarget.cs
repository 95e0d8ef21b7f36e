namespace DubboNet.Java;

/// <summary>Specifies which type of a declaration an annotation belongs to. The values are those of class files.</summary>
public enum JavaTypeTarget
{
    /// <summary>A type parameter of a class.</summary>
    ClassTypeParameter = 0x00,

    /// <summary>A type parameter of a method.</summary>
    MethodTypeParameter = 0x01,

    /// <summary>The superclass (index 65535) or an interface of a class.</summary>
    Supertype = 0x10,

    /// <summary>A bound of a type parameter of a class.</summary>
    ClassTypeParameterBound = 0x11,

    /// <summary>A bound of a type parameter of a method.</summary>
    MethodTypeParameterBound = 0x12,

    /// <summary>The type of a field or a record component.</summary>
    Field = 0x13,

    /// <summary>The result of a method.</summary>
    Result = 0x14,

    /// <summary>The type of <c>this</c>.</summary>
    Receiver = 0x15,

    /// <summary>A parameter of a method.</summary>
    Parameter = 0x16,

    /// <summary>A declared exception of a method.</summary>
    Exception = 0x17,
}
