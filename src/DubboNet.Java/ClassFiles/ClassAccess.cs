namespace DubboNet.Java;

/// <summary>The access flags of classes, fields, methods and parameters. Some values depend on what has them.</summary>
[Flags]
internal enum ClassAccess
{
    None = 0,
    Public = 0x0001,
    Private = 0x0002,
    Protected = 0x0004,
    Static = 0x0008,
    Final = 0x0010,

    /// <summary>A bridge method. A field has it for <c>volatile</c>.</summary>
    Bridge = 0x0040,

    /// <summary>A method with a variable number of arguments. A field has it for <c>transient</c>.</summary>
    Varargs = 0x0080,
    Interface = 0x0200,
    Abstract = 0x0400,
    Synthetic = 0x1000,
    Annotation = 0x2000,
    Enum = 0x4000,

    /// <summary>A module, or a parameter that the language requires but the source does not write.</summary>
    Mandated = 0x8000,
}
