namespace DubboNet.Hessian;

/// <summary>
/// Carries one Java exception class as one .NET exception type: the fields of Throwable are done here, the class's own in the derived formatter. The instance
/// is made when its fields are known, so that cause and message can go to the constructor; the reference to itself by which Java says "no cause" is taken
/// as that, and so is a cause that leads straight back to it. Anything else within it that leads back is an error, unless <see cref="IsCreatedFirst"/>.
/// </summary>
/// <typeparam name="T">Any exception type. What came with an instance is kept with it (<see cref="JavaThrowable.Of"/>) and written again.</typeparam>
/// <param name="className">The Java class name.</param>
/// <param name="ownFields">The fields that the class has beside those of Throwable, in the order in which they are written.</param>
public abstract class HessianExceptionFormatter<T>(string className, params ReadOnlySpan<string> ownFields)
    : HessianClassFormatter<T>(ThrowableFields.Define(className, ownFields))
    where T : Exception
{
    /// <inheritdoc/>
    protected sealed override void WriteFields(ref HessianWriter writer, T value)
    {
        JavaThrowable? received = JavaThrowable.Of(value);
        ThrowableFields.Write(ref writer, value, value.InnerException ?? received?.Cause, received is null ? value.Message : received.Message);
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
    /// Whether the instance is made before its fields are read, so that its fields, its causes and what it suppressed may lead back to it; false by default.
    /// If so <see cref="Create"/> gets the class name alone, <see cref="SetOwnFields"/> the values, and the cause is not the InnerException, which only a
    /// constructor can set: it is in <see cref="JavaThrowable.Of"/>, as are message, stack and suppressed exceptions.
    /// </summary>
    protected virtual bool IsCreatedFirst => false;

    /// <summary>Writes one value for each own field, in their order.</summary>
    protected abstract void WriteOwnFields(ref HessianWriter writer, T value);

    /// <summary>As <see cref="HessianClassFormatter{T}.AddField"/>, for <see cref="WriteOwnFields"/>.</summary>
    /// <param name="error">What the writer has thrown.</param>
    /// <param name="field">The number of the own field.</param>
    protected bool AddOwnField(HessianException error, int field) => AddField(error, ThrowableFields.Count + field);

    /// <summary>Makes the exception.</summary>
    /// <param name="throwable">Message, cause, stack and suppressed exceptions.</param>
    /// <param name="ownFields">The values of the own fields, by their order in the constructor; null for one that did not come.</param>
    protected abstract T Create(JavaThrowable throwable, ReadOnlySpan<object?> ownFields);

    /// <summary>Completes an exception that was created first.</summary>
    /// <param name="value">What <see cref="Create"/> made.</param>
    /// <param name="ownFields">The values of the own fields, by their order in the constructor; null for one that did not come.</param>
    protected virtual void SetOwnFields(T value, ReadOnlySpan<object?> ownFields)
    {
    }

    /// <summary>Reads the value of an own field. By default as the wire says: int, long, string and so on.</summary>
    protected virtual object? ReadOwnField(ref HessianReader reader, int field) => reader.ReadObject();
}
