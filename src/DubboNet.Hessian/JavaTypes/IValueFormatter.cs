namespace DubboNet.Hessian;

/// <summary>Reads a Java object that is a value here, and makes the object of it if the message refers to it.</summary>
internal interface IValueFormatter
{
    /// <summary>The class and the fields that the value is made of.</summary>
    ClassDefinition Definition { get; }

    /// <summary>Reads the value that stands at this place. Null while it is read for the first time and wrong.</summary>
    object? ReadAgain(ref HessianReader reader);
}

/// <summary><see cref="IValueFormatter"/> of one type.</summary>
internal interface IValueFormatter<T> : IValueFormatter
    where T : struct
{
    /// <summary>
    /// Reads the fields in the order of the definition. False if they do not have the form that Java gives them. Then they are read again
    /// by what the wire says, which gives a value or an error.
    /// </summary>
    bool TryReadFields(ref HessianReader reader, out T value);

    object? IValueFormatter.ReadAgain(ref HessianReader reader) => reader.TryReadValue(this, out T value) ? value : null;
}
