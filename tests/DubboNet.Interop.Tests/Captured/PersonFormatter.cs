using DubboNet.Hessian;
using Frames;

namespace DubboNet.Interop.Tests.Captured;

/// <summary>Person and its subclass: the fields in the order in which Java writes them, last declared first, compound ones in front.</summary>
/// <param name="definition">The class and its fields: Person's first, then the own ones.</param>
/// <param name="names">Carries the field <c>names</c>, whose bytes differ between Java lines.</param>
internal abstract class PersonFormatter<T>(ClassDefinition definition, IHessianFormatter<List<string>> names) : HessianClassFormatter<T>(definition)
    where T : Person, new()
{
    protected static readonly string[] PersonFields =
    [
        "friend", "ids", "counts", "names", "numbers", "tags", "photo", "color", "born", "balance",
        "score", "ratio", "letter", "small", "tiny", "maybe", "active", "boxed", "age", "name", "id",
    ];

    private static readonly IHessianFormatter<Person> Friend = HessianFormatters.Registered<Person>();
    private static readonly IHessianFormatter<HashSet<long>> Ids = HessianFormatters.Set(HessianFormatters.Int64, "java.util.LinkedHashSet");
    private static readonly IHessianFormatter<Dictionary<string, int>> Counts =
        HessianFormatters.Dictionary(HessianFormatters.String, HessianFormatters.Int32, "java.util.LinkedHashMap");
    private static readonly IHessianFormatter<Color?> ColorOrNull = HessianFormatters.Nullable(ColorHessian.Formatter);
    private static readonly IHessianFormatter<DateTimeOffset?> Born = HessianFormatters.Nullable(HessianFormatters.DateTimeOffset);
    private static readonly IHessianFormatter<decimal?> Balance = HessianFormatters.Nullable(HessianFormatters.Decimal);
    private static readonly IHessianFormatter<bool?> Maybe = HessianFormatters.Nullable(HessianFormatters.Boolean);
    private static readonly IHessianFormatter<int?> Boxed = HessianFormatters.Nullable(HessianFormatters.Int32);

    protected override void WriteFields(ref HessianWriter writer, T value)
    {
        Friend.Write(ref writer, value.Friend);
        Ids.Write(ref writer, value.Ids);
        Counts.Write(ref writer, value.Counts);
        names.Write(ref writer, value.Names);
        HessianFormatters.Int32Array.Write(ref writer, value.Numbers);
        HessianFormatters.StringArray.Write(ref writer, value.Tags);
        HessianFormatters.Bytes.Write(ref writer, value.Photo);
        ColorOrNull.Write(ref writer, value.Color);
        Born.Write(ref writer, value.Born);
        Balance.Write(ref writer, value.Balance);
        writer.WriteDouble(value.Score);
        writer.WriteSingle(value.Ratio);
        writer.WriteChar(value.Letter);
        writer.WriteInt32(value.Small);
        writer.WriteInt32(value.Tiny);
        Maybe.Write(ref writer, value.Maybe);
        writer.WriteBoolean(value.Active);
        Boxed.Write(ref writer, value.Boxed);
        writer.WriteInt32(value.Age);
        writer.WriteString(value.Name);
        writer.WriteInt64(value.Id);
    }

    protected override T ReadFields(ref HessianReader reader, ref HessianFieldCursor fields)
    {
        var value = new T();
        reader.SetReference(fields, value);
        while (reader.ReadNextField(ref fields, out int field))
        {
            if (field < PersonFields.Length)
                ReadPersonField(ref reader, value, field);
            else
                ReadOwnField(ref reader, value, field - PersonFields.Length);
        }

        return value;
    }

    /// <summary>Reads a field that Person has not, counted from 0.</summary>
    protected abstract void ReadOwnField(ref HessianReader reader, T value, int field);

    private void ReadPersonField(ref HessianReader reader, T value, int field)
    {
        switch (field)
        {
            case 0: value.Friend = Friend.Read(ref reader); break;
            case 1: value.Ids = Ids.Read(ref reader); break;
            case 2: value.Counts = Counts.Read(ref reader); break;
            case 3: value.Names = names.Read(ref reader); break;
            case 4: value.Numbers = HessianFormatters.Int32Array.Read(ref reader); break;
            case 5: value.Tags = HessianFormatters.StringArray.Read(ref reader); break;
            case 6: value.Photo = reader.ReadBytes(); break;
            case 7: value.Color = ColorOrNull.Read(ref reader); break;
            case 8: value.Born = Born.Read(ref reader); break;
            case 9: value.Balance = Balance.Read(ref reader); break;
            case 10: value.Score = reader.ReadDouble(); break;
            case 11: value.Ratio = reader.ReadSingle(); break;
            case 12: value.Letter = reader.ReadChar(); break;
            case 13: value.Small = reader.ReadInt16(); break;
            case 14: value.Tiny = reader.ReadSByte(); break;
            case 15: value.Maybe = Maybe.Read(ref reader); break;
            case 16: value.Active = reader.ReadBoolean(); break;
            case 17: value.Boxed = Boxed.Read(ref reader); break;
            case 18: value.Age = reader.ReadInt32(); break;
            case 19: value.Name = reader.ReadString(); break;
            case 20: value.Id = reader.ReadInt64(); break;
            default: reader.Skip(); break;
        }
    }
}

/// <summary>Carries <see cref="Person"/>.</summary>
internal sealed class PersonFormatter(IHessianFormatter<List<string>> names)
    : PersonFormatter<Person>(new ClassDefinition("com.example.frames.Person", PersonFields), names)
{
    protected override void ReadOwnField(ref HessianReader reader, Person value, int field) => reader.Skip();
}

/// <summary>Carries <see cref="VipPerson"/>.</summary>
internal sealed class VipPersonFormatter(IHessianFormatter<List<string>> names)
    : PersonFormatter<VipPerson>(new ClassDefinition("com.example.frames.VipPerson", [.. PersonFields, "name2", "level"]), names)
{
    protected override void WriteFields(ref HessianWriter writer, VipPerson value)
    {
        base.WriteFields(ref writer, value);
        writer.WriteString(value.Name2);
        writer.WriteString(value.Level);
    }

    protected override void ReadOwnField(ref HessianReader reader, VipPerson value, int field)
    {
        switch (field)
        {
            case 0: value.Name2 = reader.ReadString(); break;
            case 1: value.Level = reader.ReadString(); break;
            default: reader.Skip(); break;
        }
    }
}
