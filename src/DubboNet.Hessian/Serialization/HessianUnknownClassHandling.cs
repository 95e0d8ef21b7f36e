namespace DubboNet.Hessian;

/// <summary>Specifies the handling of an object whose Java class is not known at its place.</summary>
public enum HessianUnknownClassHandling
{
    /// <summary>
    /// Reads the object. Without a declared class, it becomes a <see cref="HessianObject"/>. With a declared class, it is read as that
    /// class and reported (<see cref="HessianOptions.ClassSubstituted"/>). If it has no field in common with the declared class, reading
    /// fails.
    /// </summary>
    Read,

    /// <summary>
    /// Fails, except for exceptions, their stack frames, and objects that represent collections
    /// (<see cref="HessianObject.TryGetCollection"/>). These can always be read.
    /// </summary>
    Error,
}
