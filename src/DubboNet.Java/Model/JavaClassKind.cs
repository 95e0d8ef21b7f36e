namespace DubboNet.Java;

/// <summary>Specifies what a Java class is.</summary>
public enum JavaClassKind
{
    /// <summary>A class that is none of the others.</summary>
    Class,

    /// <summary>An interface.</summary>
    Interface,

    /// <summary>An enum.</summary>
    Enum,

    /// <summary>A record.</summary>
    Record,

    /// <summary>The type of an annotation.</summary>
    Annotation,
}
