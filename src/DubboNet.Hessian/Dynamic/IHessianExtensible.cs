namespace DubboNet.Hessian;

/// <summary>
/// A class that keeps the fields it has not: those of a newer version of the Java class are written again, and nothing is lost on the way through. Its
/// formatter reads them with <see cref="HessianReader.ReadUnknownField"/>; writing needs nothing.
/// </summary>
public interface IHessianExtensible
{
    /// <summary>The fields that came and that the class has not, in the order of the wire; null while there is none.</summary>
    IList<KeyValuePair<string, object?>>? UnknownFields { get; set; }
}
