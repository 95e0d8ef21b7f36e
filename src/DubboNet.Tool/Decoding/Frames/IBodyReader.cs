namespace DubboNet.Tool;

/// <summary>Reads the values of a body in one serialization.</summary>
internal interface IBodyReader
{
    /// <summary>Gets the offset of the next value in the frame.</summary>
    int Position { get; }

    /// <summary>Gets a value indicating whether all bytes have been read.</summary>
    bool IsAtEnd { get; }

    /// <summary>Reads the next value.</summary>
    /// <exception cref="DecodeException">A byte is not valid.</exception>
    ValueNode Read();

    /// <summary>Returns the value in which an error occurred, with the parts before the error. Null if there are none.</summary>
    ValueNode? TakeUnfinished();
}
