namespace DubboNet.Java;

/// <summary>The kinds of constants, with the values of class files.</summary>
internal enum ConstantTag : byte
{
    /// <summary>An index without a constant, which is 0 or follows a constant of two indexes.</summary>
    None = 0,
    Utf8 = 1,
    Integer = 3,
    Float = 4,
    Long = 5,
    Double = 6,
    Class = 7,
    String = 8,
    FieldReference = 9,
    MethodReference = 10,
    InterfaceMethodReference = 11,
    NameAndType = 12,
    MethodHandle = 15,
    MethodType = 16,
    Dynamic = 17,
    InvokeDynamic = 18,
    Module = 19,
    Package = 20,
}
