using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace DubboNet.Hessian;

/// <summary>
/// Maps one Java class to one CLR type. This class handles null, references, subclasses and class definitions, and the derived class
/// handles the fields.
/// </summary>
/// <typeparam name="T">A class or a struct. A struct is written as an object that is never referred to. A value of a derived type is
/// written by the formatter registered for that type. A derived class on the wire is read by the formatter registered for its name, or by
/// this one if there is none.</typeparam>
/// <param name="definition">The Java class name and the fields, in the order in which <see cref="WriteFields"/> writes them.</param>
public abstract class HessianClassFormatter<T>(ClassDefinition definition)
    : HessianClassFormatter(definition, typeof(T)), IHessianFormatter<T>
    where T : notnull
{
    private readonly bool _isExtensible = typeof(IHessianExtensible).IsAssignableFrom(typeof(T));

    /// <inheritdoc/>
    public void Write(ref HessianWriter writer, T? value)
    {
        if (typeof(T).IsValueType)
            WriteInstance(ref writer, value!);
        else if (value is null)
            writer.WriteNull();
        else if (value.GetType() == Type)
            WriteInstance(ref writer, value);
        else
            writer.WriteObject(value);
    }

    /// <inheritdoc/>
    public T? Read(ref HessianReader reader)
    {
        if (typeof(T).IsValueType)
        {
            if (reader.TryReadNullOrValue(this, out T? known))
                return known;
        }
        else if (reader.TryReadNullOrReference(this, out object? known))
        {
            return Unsafe.As<object?, T?>(ref known);
        }

        return ReadInstance(ref reader);
    }

    // Not inlined, so that null and references do not pay for the cursor and the path.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private T? ReadInstance(ref HessianReader reader)
    {
        int start = reader.Position;
        HessianClassFormatter? chosen = reader.ReadObjectStart(this, out HessianFieldCursor fields);
        if (chosen is null)
            return ReadConverted(ref reader);
        try
        {
            return chosen == this
                ? ReadFields(ref reader, ref fields)
                : Conversion.Declared<T>(chosen.ReadBoxed(ref reader, ref fields), start);
        }
        catch (HessianException error) when (error.AddField(fields.Definition.ClassName, fields.OpenName))
        {
            throw;
        }
    }

    /// <summary>Writes one value for each field of the definition, in their order.</summary>
    protected abstract void WriteFields(ref HessianWriter writer, T value);

    /// <summary>
    /// Creates the object from its fields. Call <see cref="HessianReader.ReadNextField"/> in a loop until it returns false, and skip fields
    /// with the index -1. Publish the instance with <see cref="HessianReader.SetReference(in HessianFieldCursor, object)"/>. If the fields
    /// can refer back to the instance, publish it before the loop.
    /// </summary>
    protected abstract T ReadFields(ref HessianReader reader, ref HessianFieldCursor fields);

    /// <summary>
    /// Adds the field that <see cref="WriteFields"/> was writing to the path of an error (<see cref="HessianException.Path"/>). Always
    /// returns false, for use as the filter of a <c>catch</c> block around the fields. <paramref name="field"/> is a local variable that
    /// counts the fields.
    /// </summary>
    /// <param name="error">The exception that the writer threw.</param>
    /// <param name="field">The index of the field in <see cref="HessianClassFormatter.Definition"/>.</param>
    protected bool AddField(HessianException error, int field)
    {
        ArgumentNullException.ThrowIfNull(error);
        return error.AddField(Definition.ClassName, Definition.Fields[field]);
    }

    internal virtual void WriteInstance(ref HessianWriter writer, T value)
    {
        if (typeof(T).IsValueType)
            writer.SkipReference();
        else if (writer.TryWriteReference(value))
            return;
        if (_isExtensible && ((IHessianExtensible)value).UnknownFields is { Count: > 0 } unknown)
        {
            WriteWithUnknown(ref writer, value, unknown);
            return;
        }

        writer.WriteObjectStart(Definition);
        try
        {
            WriteFields(ref writer, value);
        }
        catch (HessianException error) when (error.AddField(Definition.ClassName, null))
        {
            throw;
        }

        writer.WriteObjectEnd();
    }

    private void WriteWithUnknown(ref HessianWriter writer, T value, IList<KeyValuePair<string, object?>> unknown)
    {
        writer.WriteObjectStart(new ClassDefinition(Definition.ClassName, [.. Definition.Fields, .. unknown.Select(field => field.Key)]));
        string? name = null;
        try
        {
            WriteFields(ref writer, value);
            foreach ((string key, object? field) in unknown)
            {
                name = key;
                writer.WriteObject(field);
            }
        }
        catch (HessianException error) when (error.AddField(Definition.ClassName, name))
        {
            throw;
        }

        writer.WriteObjectEnd();
    }

    /// <summary>
    /// Converts text to a value, or a number or boolean that was received as text (<see cref="HessianWireOptions.ConvertsText"/>).
    /// </summary>
    internal virtual bool TryConvert(string text, [MaybeNullWhen(false)] out T value)
    {
        value = default;
        return false;
    }

    /// <summary>Converts text as <see cref="TryConvert(string, out T)"/> does, for types whose conversion depends on the options.</summary>
    internal virtual bool TryConvert(string text, HessianWireOptions options, [MaybeNullWhen(false)] out T value) =>
        TryConvert(text, out value);

    private T ReadConverted(ref HessianReader reader)
    {
        int start = reader.Position;
        string text = reader.ReadString()!;
        return TryConvert(text, reader.Options, out T? value)
            ? value
            : throw new HessianException(
                "The text cannot be converted to the declared type", start, Definition.ClassName, HessianException.Excerpt(text));
    }

    internal sealed override void WriteBoxed(ref HessianWriter writer, object value) => WriteInstance(ref writer, (T)value);

    internal sealed override object ReadDeclared(ref HessianReader reader, ref HessianFieldCursor fields) =>
        ReadFields(ref reader, ref fields);

    internal override object ReadBoxed(ref HessianReader reader, ref HessianFieldCursor fields) => ReadFields(ref reader, ref fields);

    internal sealed override object ReadArray(ref HessianReader reader, ref HessianListCursor list) =>
        ArrayReading<T>.ReadElements(ref reader, ref list, this);

    internal sealed override Array? TryMakeArray(IReadOnlyList<object?> items) =>
        items.All(item => item is T) ? items.Cast<T>().ToArray() : null;
}
