using DubboNet.Hessian;

namespace DubboNet.Interop.Tests.Graphs;

/// <summary>Gives the fields of an object for its canonical text.</summary>
internal interface IFieldSource
{
    IEnumerable<(string Name, object? Value)> FieldsOf(object value);

    /// <summary>The field values of an object of this class that was read without its formatter.</summary>
    IEnumerable<(string Name, object? Value)> Typed(IEnumerable<(string Name, object? Value)> untyped);
}

/// <summary>Carries a class of <c>com.example.frames</c> by a table of its fields.</summary>
internal sealed class GraphFormatter<T>(string className, IReadOnlyList<GraphField<T>> fields)
    : HessianClassFormatter<T>(new ClassDefinition($"com.example.frames.{className}", [.. fields.Select(field => field.Name)])), IFieldSource
    where T : class, new()
{
    public IEnumerable<(string Name, object? Value)> FieldsOf(object value) => fields.Select(field => (field.Name, field.Get((T)value)));

    public IEnumerable<(string Name, object? Value)> Typed(IEnumerable<(string Name, object? Value)> untyped) =>
        untyped.Select(field => (field.Name, fields.Last(own => own.Name == field.Name).Declared(field.Value)));

    protected override void WriteFields(ref HessianWriter writer, T value)
    {
        foreach (GraphField<T> field in fields)
            field.Write(ref writer, value);
    }

    protected override T ReadFields(ref HessianReader reader, ref HessianFieldCursor cursor)
    {
        var value = new T();
        reader.SetReference(cursor, value);
        while (reader.ReadNextField(ref cursor, out int field))
        {
            if (field < 0)
                reader.Skip();
            else
                fields[field].Read(ref reader, value);
        }

        return value;
    }
}
