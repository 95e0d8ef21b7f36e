namespace DubboNet.Hessian;

/// <summary>Formats a boolean that Java stores as a number.</summary>
internal sealed class BooleanNumberFormatter : IHessianFormatter<bool>
{
    public void Write(ref HessianWriter writer, bool value) => writer.WriteInt32(value ? 1 : 0);

    public bool Read(ref HessianReader reader) => reader.ReadBoolean();
}

/// <summary>Reads a single map entry.</summary>
internal sealed class EntryFormatter<TKey, TValue>(IHessianFormatter<TKey> key, IHessianFormatter<TValue> value)
    : HessianClassFormatter<KeyValuePair<TKey, TValue>>(new ClassDefinition("java.util.AbstractMap$SimpleEntry", "key", "value"))
{
    protected override void WriteFields(ref HessianWriter writer, KeyValuePair<TKey, TValue> entry) =>
        throw new HessianException("A map entry is read only: Dubbo before 3.3 fails on it. Send a map of one entry.");

    protected override KeyValuePair<TKey, TValue> ReadFields(ref HessianReader reader, ref HessianFieldCursor fields)
    {
        TKey? entryKey = default;
        TValue? entryValue = default;
        while (reader.ReadNextField(ref fields, out int field))
        {
            if (field == 0)
                entryKey = key.Read(ref reader);
            else if (field == 1)
                entryValue = value.Read(ref reader);
            else
                reader.Skip();
        }

        var entry = new KeyValuePair<TKey, TValue>(entryKey!, entryValue!);
        reader.SetReference(fields, entry);
        return entry;
    }
}
