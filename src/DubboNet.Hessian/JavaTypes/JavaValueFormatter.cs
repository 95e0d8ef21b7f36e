namespace DubboNet.Hessian;

/// <summary>
/// A Java class that travels as an object of a few fields and is an immutable value here: its fields are read first, by what the wire says, then the value
/// is made of them.
/// </summary>
internal abstract class JavaValueFormatter<T>(string className, params ReadOnlySpan<string> fields)
    : HessianClassFormatter<T>(new ClassDefinition(className, fields))
    where T : notnull
{
    /// <summary>Where hessian-lite keeps the classes that stand in for those of java.time.</summary>
    protected const string Java8 = "com.alibaba.com.caucho.hessian.io.java8.";

    /// <summary>Where hessian-lite keeps its other stand-ins.</summary>
    protected const string Handles = "com.alibaba.com.caucho.hessian.io.";

    /// <summary>Reads the fields and makes the value, which is not published yet.</summary>
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

    /// <summary>Writes the fields, for a formatter of another CLR type that shares the Java class.</summary>
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
    /// Makes the value. What it throws for wrong types or ranges becomes a data error with the position, where Java would give null without a word.
    /// </summary>
    protected abstract T Create(ReadOnlySpan<object?> values);

    /// <summary>Never the text of a structure or a large number, which may be long.</summary>
    private static string Describe(object? value) =>
        value is null or string or bool or int or long or double ? HessianException.Excerpt(value?.ToString()) : value.GetType().Name;

    private T Make(object?[] values, int start)
    {
        try
        {
            return Create(values);
        }
        catch (Exception e) when (e is InvalidCastException or NullReferenceException or ArgumentException or OverflowException or FormatException)
        {
            string found = string.Join(", ", values.Select(Describe));
            throw new HessianException($"Not a value of {Definition.ClassName}", start, null, found);
        }
    }
}
