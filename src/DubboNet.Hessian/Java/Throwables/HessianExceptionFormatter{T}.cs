namespace DubboNet.Hessian;

/// <summary>
/// Maps one Java exception class to one .NET exception type. This class handles the fields of Throwable, and the derived formatter handles
/// the fields of its own class. The instance is created when its fields are known, so that its constructor can take the cause and the
/// message. Java expresses "no cause" as a reference to the exception itself. Such a reference, and a cause that refers straight back to
/// the exception, are read as no cause. Any other reference from within the exception back to it is an error, unless
/// <see cref="IsCreatedFirst"/> is true.
/// </summary>
/// <typeparam name="T">Any exception type. The data that was received with an instance is kept with it (<see cref="JavaThrowable.FindIn"/>)
/// and written again.</typeparam>
/// <param name="className">The Java class name.</param>
/// <param name="ownFields">The fields of the class besides those of Throwable, in the order in which they are written.</param>
public abstract class HessianExceptionFormatter<T>(string className, params ReadOnlySpan<string> ownFields)
    : HessianClassFormatter<T>(ThrowableFields.Define(className, ownFields))
    where T : Exception
{
    /// <inheritdoc/>
    protected sealed override void WriteFields(ref HessianWriter writer, T value)
    {
        JavaThrowable? received = JavaThrowable.FindIn(value);
        ThrowableFields.Write(
            ref writer, value, value.InnerException ?? received?.Cause, received is null ? value.Message : received.Message);
        WriteOwnFields(ref writer, value);
    }

    /// <inheritdoc/>
    protected sealed override T ReadFields(ref HessianReader reader, ref HessianFieldCursor fields)
    {
        var throwable = new JavaThrowable(fields.Definition.ClassName);
        var own = new object?[Definition.Fields.Length - ThrowableFields.Count];
        T? first = IsCreatedFirst ? Create(throwable, own) : null;
        if (first is not null)
            reader.SetReference(fields, first);
        while (reader.ReadNextField(ref fields, out int field))
        {
            if (field >= ThrowableFields.Count)
                own[field - ThrowableFields.Count] = ReadOwnField(ref reader, field - ThrowableFields.Count);
            else
                throwable = ThrowableFields.Read(ref reader, throwable, field);
        }

        if (first is not null)
        {
            throwable.Replace(first);
            SetOwnFields(first, own);
            return first;
        }

        T value = Create(throwable, own);
        throwable.AttachTo(value);
        reader.SetReference(fields, value);
        return value;
    }

    /// <summary>
    /// Gets a value indicating whether the instance is created before its fields are read, so that its fields, causes and suppressed
    /// exceptions can refer to it. The default is false. If true, <see cref="Create"/> gets only the class name, and
    /// <see cref="SetOwnFields"/> gets the values. The cause is then not the InnerException, which only a constructor can set.
    /// <see cref="JavaThrowable.FindIn"/> returns it together with the message, the stack and the suppressed exceptions.
    /// </summary>
    protected virtual bool IsCreatedFirst => false;

    /// <summary>Writes one value for each own field, in their order.</summary>
    protected abstract void WriteOwnFields(ref HessianWriter writer, T value);

    /// <summary>
    /// Adds the failed field to the path of an error in <see cref="WriteOwnFields"/>, as <see cref="HessianClassFormatter{T}.AddField"/>
    /// does.
    /// </summary>
    /// <param name="error">The exception that the writer threw.</param>
    /// <param name="field">The index of the own field.</param>
    protected bool AddOwnField(HessianException error, int field) => AddField(error, ThrowableFields.Count + field);

    /// <summary>Creates the exception.</summary>
    /// <param name="throwable">The message, cause, stack and suppressed exceptions.</param>
    /// <param name="ownFields">The values of the own fields in the order of the constructor. Null for a field that was not
    /// received.</param>
    protected abstract T Create(JavaThrowable throwable, ReadOnlySpan<object?> ownFields);

    /// <summary>Sets the own fields of an exception that was created first.</summary>
    /// <param name="value">The exception that <see cref="Create"/> returned.</param>
    /// <param name="ownFields">The values of the own fields in the order of the constructor. Null for a field that was not
    /// received.</param>
    protected virtual void SetOwnFields(T value, ReadOnlySpan<object?> ownFields)
    {
    }

    /// <summary>Reads the value of an own field. By default, the wire determines its type, such as int, long or string.</summary>
    protected virtual object? ReadOwnField(ref HessianReader reader, int field) => reader.ReadObject();
}
