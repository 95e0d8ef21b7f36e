namespace DubboNet.Hessian;

/// <summary>What happens to an object whose Java class is not known where it stands.</summary>
public enum HessianUnknownClassHandling
{
    /// <summary>
    /// Where nothing is declared it becomes a <see cref="HessianObject"/>. Where a class is declared it is read as that class, and reported
    /// (<see cref="HessianOptions.ClassSubstituted"/>), unless it shares no field with it: that is an error.
    /// </summary>
    Read,

    /// <summary>
    /// It is an error, except for exceptions, their stack frames, and objects that stand for collections (<see cref="HessianObject.TryGetCollection"/>).
    /// These are always readable.
    /// </summary>
    Error,
}
