namespace DubboNet.Hessian;

/// <summary>Specifies the handling of a field of a Java object that the C# type does not have.</summary>
public enum HessianUnmappedMemberHandling
{
    /// <summary>Skips the value.</summary>
    Skip,

    /// <summary>
    /// Fails, except for the built-in classes of the Java library and for types that keep such fields (<see cref="IHessianExtensible"/>).
    /// </summary>
    Error,
}
