namespace DubboNet.Java;

/// <summary>Specifies where the name of a parameter comes from.</summary>
public enum JavaNameSource
{
    /// <summary>The class file does not have the name. The name is <c>arg</c> and the index.</summary>
    Index,

    /// <summary>The debug information of the method's code.</summary>
    LocalVariable,

    /// <summary>The source, in a jar beside that of the class.</summary>
    Source,

    /// <summary>The list that <c>javac -parameters</c> writes.</summary>
    MethodParameters,
}
