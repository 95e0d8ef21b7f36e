namespace DubboNet.Hessian;

/// <summary>
/// Keeps received fields that the class does not have, such as those of a newer version of the Java class. They are written again with the
/// object, so no data is lost. The formatter of the class reads them with <see cref="HessianReader.ReadUnknownField"/>, and needs no code
/// to write them.
/// </summary>
public interface IHessianExtensible
{
    /// <summary>Gets or sets the received fields that the class does not have, in the order of the wire. Null if there are none.</summary>
    IList<KeyValuePair<string, object?>>? UnknownFields { get; set; }
}
