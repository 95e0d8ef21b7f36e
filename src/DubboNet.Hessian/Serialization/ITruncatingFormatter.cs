namespace DubboNet.Hessian;

/// <summary>Represents a formatter that may write values that differ in .NET with the same bytes.</summary>
internal interface ITruncatingFormatter<T>
{
    /// <summary>Gets a value indicating whether there are such values.</summary>
    bool MayTruncate { get; }

    /// <summary>Returns whether no other value for which this method returns true has the bytes of this one.</summary>
    bool IsExact(T value);
}
