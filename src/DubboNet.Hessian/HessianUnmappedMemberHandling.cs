namespace DubboNet.Hessian;

/// <summary>What happens to a field of a Java object that the C# type does not have.</summary>
public enum HessianUnmappedMemberHandling
{
    /// <summary>Its value is skipped.</summary>
    Skip,

    /// <summary>It is an error, except in the built-in classes of the Java library and in types that keep such fields (<see cref="IHessianExtensible"/>).</summary>
    Error,
}
