namespace DubboNet.Hessian;

/// <summary>Reads a Java object that is a value type in .NET. The object for it is created only if the message refers to it.</summary>
internal interface IValueReader
{
    /// <summary>Gets the class and the fields that the value consists of.</summary>
    ClassDefinition Definition { get; }

    /// <summary>Reads the value at this place again. Returns null while a value that is not valid is read for the first time.</summary>
    object? ReadAgain(ref HessianReader reader);
}

/// <summary>Represents an <see cref="IValueReader"/> of one type.</summary>
internal interface IValueReader<T> : IValueReader
    where T : struct
{
    /// <summary>
    /// Reads the fields in the order of the definition. Returns false if they do not have the form that Java writes. Then the wire
    /// determines how they are read again, which produces a value or an error.
    /// </summary>
    bool TryReadFields(ref HessianReader reader, out T value);

    object? IValueReader.ReadAgain(ref HessianReader reader) => reader.TryReadValue(this, out T value) ? value : null;
}
