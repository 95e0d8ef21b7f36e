namespace DubboNet.Hessian;

/// <summary>
/// Formats a Java class that is sent as an object with a few fields and is an immutable value in .NET. Its fields are read first, with the
/// types on the wire. Then the value is created from them.
/// </summary>
internal abstract class JavaValueFormatter<T>(string className, params ReadOnlySpan<string> fields)
    : HessianClassFormatter<T>(new ClassDefinition(className, fields))
    where T : notnull
{
    /// <summary>The package of hessian-lite's stand-ins for the classes of java.time.</summary>
    protected const string Java8 = "com.alibaba.com.caucho.hessian.io.java8.";

    /// <summary>The package of hessian-lite's other stand-ins.</summary>
    protected const string Handles = "com.alibaba.com.caucho.hessian.io.";

    /// <summary>Reads the fields and creates the value, without publishing it for references.</summary>
    public T ReadValue(ref HessianReader reader, ref HessianFieldCursor fields)
    {
        int start = reader.Position;
        var values = new object?[Definition.Fields.Length];
        while (reader.ReadNextField(ref fields, out int field))
        {
            object? read = reader.ReadObject();
            if (field >= 0)
                values[field] = read;
        }

        return Make(values, start);
    }

    /// <summary>Writes the fields for a formatter of another CLR type with the same Java class.</summary>
    public void WriteValue(ref HessianWriter writer, T value) => WriteFields(ref writer, value);

    internal sealed override object ReadBoxed(ref HessianReader reader, ref HessianFieldCursor fields)
    {
        object value = ReadValue(ref reader, ref fields);
        reader.SetReference(fields, value);
        return value;
    }

    protected sealed override T ReadFields(ref HessianReader reader, ref HessianFieldCursor fields)
    {
        T value = ReadValue(ref reader, ref fields);
        reader.SetReference(fields, value);
        return value;
    }

    /// <summary>
    /// Creates the value. Exceptions for wrong types or ranges become data errors with the position. Java would silently return null
    /// instead.
    /// </summary>
    protected abstract T Create(ReadOnlySpan<object?> values);

    /// <summary>Describes a field value. Structures and large numbers, whose text can be long, are described by their type.</summary>
    private static string Describe(object? value) =>
        value is null or string or bool or int or long or double ? HessianException.Excerpt(value?.ToString()) : value.GetType().Name;

    private T Make(object?[] values, int start)
    {
        try
        {
            return Create(values);
        }
        catch (Exception e) when (
            e is InvalidCastException or NullReferenceException or ArgumentException or OverflowException or FormatException)
        {
            string found = string.Join(", ", values.Select(Describe));
            throw new HessianException($"Not a value of {Definition.ClassName}", start, null, found);
        }
    }
}
