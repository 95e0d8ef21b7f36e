using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace DubboNet.Hessian;

/// <summary>
/// Carries one Java class as one CLR type: null, references, subclasses and class definitions are done here, the fields in the derived class.
/// </summary>
/// <typeparam name="T">
/// A class, or a struct, which travels as an object that nothing refers to. A value of a derived type is written by the formatter registered for it; a
/// derived class on the wire is read by the one registered for its name, and by this one if there is none.
/// </typeparam>
/// <param name="definition">The Java class name and the fields in the order in which <see cref="WriteFields"/> writes them.</param>
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
            return chosen == this ? ReadFields(ref reader, ref fields) : Conversion.Declared<T>(chosen.ReadBoxed(ref reader, ref fields), start);
        }
        catch (HessianException error) when (error.AddField(fields.Definition.ClassName, fields.OpenName))
        {
            throw;
        }
    }

    /// <summary>Writes one value for each field of the definition, in its order.</summary>
    protected abstract void WriteFields(ref HessianWriter writer, T value);

    /// <summary>
    /// Builds the object from its fields: loop over <see cref="HessianReader.ReadNextField"/> until it says false, skip fields of number -1. Publish the
    /// instance with <see cref="HessianReader.SetReference(in HessianFieldCursor, object)"/>: before the loop where the fields may refer back to it.
    /// </summary>
    protected abstract T ReadFields(ref HessianReader reader, ref HessianFieldCursor fields);

    /// <summary>
    /// For <see cref="WriteFields"/>: adds the field that was being written to the path of an error (<see cref="HessianException.Path"/>). Returns false, so that it
    /// is used as the filter of a <c>catch</c> around the fields; <paramref name="field"/> is a local variable that counts them.
    /// </summary>
    /// <param name="error">What the writer has thrown.</param>
    /// <param name="field">The number of the field in <see cref="HessianClassFormatter.Definition"/>.</param>
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

    /// <summary>The value of a text, or of a number or boolean that has come as its text (<see cref="HessianOptions.ConvertsText"/>).</summary>
    internal virtual bool TryConvert(string text, [MaybeNullWhen(false)] out T value)
    {
        value = default;
        return false;
    }

    /// <summary><see cref="TryConvert(string, out T)"/> for a type whose conversion depends on the options.</summary>
    internal virtual bool TryConvert(string text, HessianOptions options, [MaybeNullWhen(false)] out T value) => TryConvert(text, out value);

    private T ReadConverted(ref HessianReader reader)
    {
        int start = reader.Position;
        string text = reader.ReadString()!;
        return TryConvert(text, reader.Options, out T? value)
            ? value
            : throw new HessianException("The text cannot be converted to the declared type", start, Definition.ClassName, HessianException.Excerpt(text));
    }

    internal sealed override void WriteBoxed(ref HessianWriter writer, object value) => WriteInstance(ref writer, (T)value);

    internal sealed override object ReadDeclared(ref HessianReader reader, ref HessianFieldCursor fields) => ReadFields(ref reader, ref fields);

    internal override object ReadBoxed(ref HessianReader reader, ref HessianFieldCursor fields) => ReadFields(ref reader, ref fields);

    internal sealed override object ReadArray(ref HessianReader reader, ref HessianListCursor list) =>
        typeof(T).IsValueType ? ValueArray.Read<T>(ref reader, ref list) : ArrayFormatter<T>.ReadElements(ref reader, ref list, this);
}
