namespace DubboNet.Hessian;

/// <summary>
/// Formats a class of java.time, whose stand-in has a few fields of known types. Where the class is declared, the value is created directly
/// from the fields, without intermediate objects. Any other value in its place is read as for any <see cref="JavaValueFormatter{T}"/>.
/// </summary>
internal abstract class TimeFormatter<T>(string className, params ReadOnlySpan<string> fields)
    : JavaValueFormatter<T>(Java8 + className, fields), IHessianFormatter<T>, IValueReader<T>
    where T : struct
{
    public new T Read(ref HessianReader reader) => reader.TryReadValue(this, out T value) ? value : base.Read(ref reader);

    public abstract bool TryReadFields(ref HessianReader reader, out T value);

    /// <summary>Returns whether the value exists in Java.</summary>
    protected virtual bool IsValid(T value) => true;

    protected T EnsureValid(T value) => IsValid(value) ? value : throw new OverflowException();
}

/// <summary>Formats a class of java.time with one field.</summary>
internal abstract class TimeFormatter<T, T0>(string className, string field) : TimeFormatter<T>(className, field)
    where T : struct
{
    public sealed override bool TryReadFields(ref HessianReader reader, out T value)
    {
        if (reader.TryReadPlain(out T0? field))
        {
            value = Create(field);
            return IsValid(value);
        }

        value = default;
        return false;
    }

    protected abstract T Create(T0 field);

    protected sealed override T Create(ReadOnlySpan<object?> values) => EnsureValid(Create(Conversion.As<T0>(values[0])));
}

/// <summary>Formats a class of java.time with two fields.</summary>
internal abstract class TimeFormatter<T, T0, T1>(string className, params ReadOnlySpan<string> fields)
    : TimeFormatter<T>(className, fields)
    where T : struct
{
    public sealed override bool TryReadFields(ref HessianReader reader, out T value)
    {
        if (reader.TryReadPlain(out T0? field0) && reader.TryReadPlain(out T1? field1))
        {
            value = Create(field0, field1);
            return IsValid(value);
        }

        value = default;
        return false;
    }

    protected abstract T Create(T0 field0, T1 field1);

    protected sealed override T Create(ReadOnlySpan<object?> values) =>
        EnsureValid(Create(Conversion.As<T0>(values[0]), Conversion.As<T1>(values[1])));
}

/// <summary>Formats a class of java.time with three fields.</summary>
internal abstract class TimeFormatter<T, T0, T1, T2>(string className, params ReadOnlySpan<string> fields)
    : TimeFormatter<T>(className, fields)
    where T : struct
{
    public sealed override bool TryReadFields(ref HessianReader reader, out T value)
    {
        if (reader.TryReadPlain(out T0? field0) && reader.TryReadPlain(out T1? field1) && reader.TryReadPlain(out T2? field2))
        {
            value = Create(field0, field1, field2);
            return IsValid(value);
        }

        value = default;
        return false;
    }

    protected abstract T Create(T0 field0, T1 field1, T2 field2);

    protected sealed override T Create(ReadOnlySpan<object?> values) =>
        EnsureValid(Create(Conversion.As<T0>(values[0]), Conversion.As<T1>(values[1]), Conversion.As<T2>(values[2])));
}

/// <summary>Formats a class of java.time with four fields.</summary>
internal abstract class TimeFormatter<T, T0, T1, T2, T3>(string className, params ReadOnlySpan<string> fields)
    : TimeFormatter<T>(className, fields)
    where T : struct
{
    public sealed override bool TryReadFields(ref HessianReader reader, out T value)
    {
        if (reader.TryReadPlain(out T0? field0) && reader.TryReadPlain(out T1? field1)
            && reader.TryReadPlain(out T2? field2) && reader.TryReadPlain(out T3? field3))
        {
            value = Create(field0, field1, field2, field3);
            return IsValid(value);
        }

        value = default;
        return false;
    }

    protected abstract T Create(T0 field0, T1 field1, T2 field2, T3 field3);

    protected sealed override T Create(ReadOnlySpan<object?> values) => EnsureValid(
        Create(Conversion.As<T0>(values[0]), Conversion.As<T1>(values[1]), Conversion.As<T2>(values[2]), Conversion.As<T3>(values[3])));
}
