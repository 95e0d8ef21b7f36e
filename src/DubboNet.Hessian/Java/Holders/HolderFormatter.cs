namespace DubboNet.Hessian;

/// <summary>
/// Formats a Java object that contains one value as that value, such as an AtomicInteger as int. Without a declared type, such an object
/// stays a <see cref="HessianObject"/>. If both kinds of places refer to the same object, each gets its own form. Null is written as a Java
/// object that contains null. A null array is written as null, because Java's arrays of atomics cannot contain null.
/// </summary>
internal sealed class HolderFormatter<T>(
    string className, string field, IHessianFormatter<T> inner, HolderUse use = HolderUse.ReadWrite, string? presence = null)
    : IHessianFormatter<T>
{
    private readonly ClassDefinition _definition = new(className, field);

    public void Write(ref HessianWriter writer, T? value)
    {
        if (use == HolderUse.ReadOnly)
            throw new HessianException($"{className} is read only: not every Java line reads it back.");
        if (value is null && typeof(T).IsArray)
        {
            writer.WriteNull();
            return;
        }

        writer.SkipReference();
        writer.WriteObjectStart(_definition);
        try
        {
            inner.Write(ref writer, value);
        }
        catch (HessianException error) when (error.AddField(className, field))
        {
            throw;
        }

        writer.WriteObjectEnd();
    }

    public T? Read(ref HessianReader reader)
    {
        int start = reader.Position;
        if (reader.TryReadNullOrReference(out object? known))
            return known is null && default(T) is null ? default : FromKnown(ref reader, known, start);
        if (reader.NextKind is not ValueKind.Object)
            throw new HessianException("Wrong kind of value", start, className, Tag.Describe(reader.NextTag()));
        reader.ReadObjectStart(null, out HessianFieldCursor fields);
        if (!fields.Definition.Fields.Contains(field))
            throw new HessianException($"The class has no field {field}", start, className, MemberPath.Clean(fields.Definition.ClassName));
        T? value = ReadFields(ref reader, fields, out HessianObject shared);
        reader.SetReference(fields, shared);
        return value;
    }

    private T? ReadFields(ref HessianReader reader, in HessianFieldCursor fields, out HessianObject shared)
    {
        shared = new HessianObject(fields.Definition);
        bool isPresent = true;
        T? value = default;
        string? name = null;
        try
        {
            for (int i = 0; i < shared.Values.Length; i++)
            {
                name = shared.Definition.Fields[i];
                if (name == field)
                    shared.Values[i] = value = inner.Read(ref reader);
                else if (name == presence)
                    shared.Values[i] = isPresent = reader.ReadBoolean();
                else
                    shared.Values[i] = reader.ReadObject();
            }
        }
        catch (HessianException error) when (error.AddField(className, name))
        {
            throw;
        }

        reader.LeaveObject();
        return isPresent ? value : default;
    }

    /// <summary>Returns the value of an object that was read before, unchanged or read again as the declared type.</summary>
    private T? FromKnown(ref HessianReader reader, object? known, int start)
    {
        if (known is not HessianObject holder || !holder.TryGet(field, out object? held))
        {
            throw new HessianException(
                "Reference to another type", start, $"{className} of {CSharpName.GetDisplayName(typeof(T))}", CSharpName.Describe(known));
        }

        if (presence is not null && holder.TryGet(presence, out object? isPresent) && isPresent is false)
            return default;
        if (held is T found)
            return found;
        try
        {
            return reader.ReadAgain(held, inner);
        }
        catch (HessianException error) when (error.AddField(className, field))
        {
            throw;
        }
    }
}

/// <summary>Specifies the directions in which a Java class is supported.</summary>
internal enum HolderUse
{
    /// <summary>Reading and writing.</summary>
    ReadWrite,

    /// <summary>Only reading, because some Java readers cannot read the class.</summary>
    ReadOnly,
}
