using System.Collections;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace DubboNet.Hessian;

/// <summary>
/// Reads and writes values whose type is known only at run time, as <c>Hessian2Input.readObject</c> and <c>Hessian2Output.writeObject</c>
/// do.
/// </summary>
internal static class DynamicFormatter
{
    private const string DefaultList = "java.util.ArrayList";
    private const string DefaultSet = "java.util.HashSet";
    private const string StackFrame = "java.lang.StackTraceElement";

    // An array has a single Java type, so all its dates must be instants.
    private static readonly IHessianFormatter<DateTime[]> Instants = HessianFormatters.Array(HessianFormatters.DateTime, "[date");
    private static readonly IHessianFormatter<DateTime?[]> NullableInstants =
        HessianFormatters.Array(HessianFormatters.Nullable(HessianFormatters.DateTime), "[date");
    private static readonly ListFormatter<object> Lists = new(HessianFormatters.Object, null);
    private static readonly SetFormatter<object> Sets = new(HessianFormatters.Object, DefaultSet);
    private static readonly DictionaryFormatter<object, object?> Maps =
        new(HessianFormatters.Object, HessianFormatters.Object!, null, HessianNull.Key);

    public static object? ReadValue(ref HessianReader reader)
    {
        reader.ReadDefinitions();
        return ReadDefined(ref reader);
    }

    private static object? ReadDefined(ref HessianReader reader) => Tag.KindOf(reader.NextTag()) switch
    {
        ValueKind.Boolean => BoxedValues.Get(reader.ReadBoolean()),
        ValueKind.Int => BoxedValues.Get(reader.ReadInt32()),
        ValueKind.Long => BoxedValues.Get(reader.ReadInt64()),
        ValueKind.Double => BoxedValues.Get(reader.ReadDouble()),
        ValueKind.Date => reader.ReadDate(),
        ValueKind.String => reader.ReadString(),
        ValueKind.Binary => reader.ReadBytes(),
        ValueKind.Null or ValueKind.Reference => reader.TryReadNullOrReference(out object? known) ? known : null,
        ValueKind.List => ReadList(ref reader),
        ValueKind.Map => ReadMap(ref reader),
        _ => ReadInstance(ref reader),
    };

    public static void WriteValue(ref HessianWriter writer, object? value)
    {
        switch (value)
        {
            case null or HessianNull:
                writer.WriteNull();
                break;
            case string text:
                writer.WriteString(text);
                break;
            case bool flag:
                writer.WriteBoolean(flag);
                break;
            case int or short or sbyte or byte or ushort:
                writer.WriteInt32(((IConvertible)value).ToInt32(null));
                break;
            case long or uint:
                writer.WriteInt64(((IConvertible)value).ToInt64(null));
                break;
            case ulong number:
                HessianFormatters.BigInteger.Write(ref writer, number);
                break;
            case double number:
                writer.WriteDouble(number);
                break;
            case float number:
                writer.WriteBoxedSingle(number);
                break;
            case char unit:
                writer.WriteChar(unit);
                break;
            case char[] units:
                writer.WriteString(units.AsSpan());
                break;
            case JavaDate date:
                writer.WriteDate(date);
                break;
            case DateTimeOffset instant:
                writer.WriteDateTimeOffset(instant);
                break;
            case DateTime { Kind: DateTimeKind.Unspecified } local:
                HessianFormatters.LocalDateTime.Write(ref writer, local);
                break;
            case DateTime time:
                writer.WriteDateTime(time);
                break;
            case byte[] bytes:
                writer.WriteBytes(bytes);
                break;
            default:
                WriteStructured(ref writer, value);
                break;
        }
    }

    private static void WriteStructured(ref HessianWriter writer, object value)
    {
        if (writer.Types().TryGet(value.GetType(), out HessianClassFormatter? formatter))
        {
            formatter.WriteBoxed(ref writer, value);
            return;
        }

        switch (value)
        {
            case HessianObject unknown:
                WriteUnknown(ref writer, unknown);
                break;
            case Array array when TryWriteArray(ref writer, array):
                break;
            case Array { Rank: > 1 }:
                throw new HessianException("Java has no rectangular arrays: use an array of arrays.");
            case IDictionary dictionary:
                WriteMap(ref writer, dictionary);
                break;
            case JsonElement or JsonDocument or JsonNode:
                JsonFormatter.Write(ref writer, value);
                break;
            case IEnumerable when CollectionNames.IsStack(value.GetType()):
                throw new HessianException(
                    $"{CSharpName.GetFullName(value.GetType())} enumerates its elements in a different order from Java's stacks: "
                        + "use a list.");
            case IEnumerable items:
                WriteList(ref writer, items);
                break;
            default:
                throw new HessianException(
                    $"{CSharpName.GetFullName(value.GetType())} cannot be written: no formatter is known for it. Declare its Java "
                        + "class with [HessianType]. If it has one, name it with [HessianSubtype] on the declared base type, or add it to "
                        + "HessianOptions.Types.");
        }
    }

    /// <summary>
    /// Writes an array that has a formatter. Compares exact types, because an enum array can be cast to an array of its underlying type,
    /// and any array of references to object[].
    /// </summary>
    private static bool TryWriteArray(ref HessianWriter writer, Array array)
    {
        Type type = array.GetType();
        if (type == typeof(int[]))
            HessianFormatters.Int32Array.Write(ref writer, (int[])array);
        else if (type == typeof(long[]))
            HessianFormatters.Int64Array.Write(ref writer, (long[])array);
        else if (type == typeof(float[]))
            HessianFormatters.SingleArray.Write(ref writer, (float[])array);
        else if (type == typeof(double[]))
            HessianFormatters.DoubleArray.Write(ref writer, (double[])array);
        else if (type == typeof(string[]))
            HessianFormatters.StringArray.Write(ref writer, (string[])array);
        else if (type == typeof(object[]))
            HessianFormatters.ObjectArray.Write(ref writer, (object[])array);
        else if (type == typeof(DateTime[]))
            Instants.Write(ref writer, (DateTime[])array);
        else if (type == typeof(DateTime?[]))
            NullableInstants.Write(ref writer, (DateTime?[])array);
        else
            return false;
        return true;
    }

    private static void WriteUnknown(ref HessianWriter writer, HessianObject value)
    {
        if (writer.TryWriteReference(value))
            return;
        writer.WriteObjectStart(value.Definition);
        int i = 0;
        try
        {
            for (; i < value.Values.Length; i++)
                WriteValue(ref writer, value.Values[i]);
        }
        catch (HessianException error) when (error.AddField(value.ClassName, value.Definition.Fields[i]))
        {
            throw;
        }

        writer.WriteObjectEnd();
    }

    /// <summary>
    /// Writes a sequence. If it does not know its count, its items are collected first, because no Java line reads all lists without a
    /// count.
    /// </summary>
    private static void WriteList(ref HessianWriter writer, IEnumerable items)
    {
        if (items is Array array ? writer.TryWriteReference(array) : writer.TryWriteReference(items))
            return;
        ICollection counted = items as ICollection ?? items.Cast<object?>().ToList();
        string? javaType = CollectionNames.FindListClass(items, writer.Types());
        if (javaType is not null && CollectionNames.IsSet(javaType))
            MergedItems.CheckItems(ref writer, counted.Cast<object?>(), HessianFormatters.Object!);
        writer.WriteListStart(counted.Count, javaType);
        int i = 0;
        try
        {
            foreach (object? item in counted)
            {
                WriteValue(ref writer, item);
                i++;
            }
        }
        catch (HessianException error) when (error.AddElement(i))
        {
            throw;
        }

        writer.WriteListEnd();
    }

    private static void WriteMap(ref HessianWriter writer, IDictionary dictionary)
    {
        if (writer.TryWriteReference(dictionary))
            return;
        if (dictionary.Keys is not (IEnumerable<string> or IEnumerable<int> or IEnumerable<long>))
            MergedItems.CheckKeys(ref writer, dictionary.Keys.Cast<object>(), HessianFormatters.Object);
        writer.WriteMapStart(CollectionNames.FindMapClass(dictionary));
        object? current = null;
        bool isKey = false;
        try
        {
            IDictionaryEnumerator entries = dictionary.GetEnumerator();
            while (entries.MoveNext())
            {
                (current, isKey) = (entries.Key, true);
                WriteValue(ref writer, current);
                isKey = false;
                WriteValue(ref writer, entries.Value);
            }
        }
        catch (HessianException error) when (error.AddEntry(current, isKey))
        {
            throw;
        }

        writer.WriteMapEnd();
    }

    private static object ReadInstance(ref HessianReader reader)
    {
        int start = reader.Position;
        HessianClassFormatter? formatter = reader.ReadObjectStart(null, out HessianFieldCursor fields);
        if (formatter is null)
            CheckUndeclared(ref reader, fields.Definition, start);
        return formatter is null ? ReadUnknown(ref reader, fields) : ReadKnown(ref reader, ref fields, formatter);
    }

    /// <summary>Exceptions, their stack frames, and objects that stand for collections are always readable.</summary>
    private static void CheckUndeclared(ref HessianReader reader, ClassDefinition wire, int start)
    {
        bool isRefused = ((HessianOptions)reader.Options).UnknownClasses == HessianUnknownClassHandling.Error && !reader.IsUnchecked
            && !ThrowableFields.AreIn(wire) && wire.ClassName != StackFrame && !CollectionStandIns.IsKnown(wire.ClassName);
        if (isRefused)
            throw MappingRules.Unregistered(wire, start);
    }

    private static object ReadKnown(ref HessianReader reader, ref HessianFieldCursor fields, HessianClassFormatter formatter)
    {
        try
        {
            return formatter.ReadBoxed(ref reader, ref fields);
        }
        catch (HessianException error) when (error.AddField(fields.Definition.ClassName, fields.OpenName))
        {
            throw;
        }
    }

    private static HessianObject ReadUnknown(ref HessianReader reader, in HessianFieldCursor fields)
    {
        var value = new HessianObject(fields.Definition);
        value.StartReading();
        reader.SetReference(fields, value);
        int i = 0;
        try
        {
            for (; i < value.Values.Length; i++)
                value.Values[i] = ReadValue(ref reader);
        }
        catch (HessianException error) when (error.AddField(value.ClassName, value.Definition.Fields[i]))
        {
            throw;
        }

        reader.LeaveObject();
        return value;
    }

    private static object ReadList(ref HessianReader reader)
    {
        HessianListCursor list = reader.ReadListStart();
        return list.JavaType switch
        {
            null or DefaultList => Lists.ReadInto(ref reader, ref list, []),
            DefaultSet => Sets.ReadInto(ref reader, ref list, new HashSet<object>(WireComparers<object>.Equality)),
            "[int" => ArrayReading<int>.ReadElements(ref reader, ref list, HessianFormatters.Int32),
            "[long" => ArrayReading<long>.ReadElements(ref reader, ref list, HessianFormatters.Int64),
            "[short" => ArrayReading<short>.ReadElements(ref reader, ref list, HessianFormatters.Int16),
            "[boolean" => ArrayReading<bool>.ReadElements(ref reader, ref list, HessianFormatters.Boolean),
            "[float" => ArrayReading<float>.ReadElements(ref reader, ref list, HessianFormatters.Single),
            "[double" => ArrayReading<double>.ReadElements(ref reader, ref list, HessianFormatters.Double),
            "[string" => ArrayReading<string>.ReadElements(ref reader, ref list, HessianFormatters.String),
            "[object" => ArrayReading<object>.ReadElements(ref reader, ref list, HessianFormatters.Object),
            ['[', .. var component] when reader.Types().TryGetComponent(component, out HessianClassFormatter? formatter) =>
                formatter.Type.IsValueType ? ValueArray.Read(ref reader, ref list, formatter) : formatter.ReadArray(ref reader, ref list),
            var name when CollectionNames.IsSet(name) => Sets.ReadInto(ref reader, ref list, new HessianSet(name)!),
            var name => Lists.ReadInto(ref reader, ref list, new HessianList(name)!),
        };
    }

    /// <summary>Reads a map, or an object of a registered class that was written in the form of a map.</summary>
    private static object ReadMap(ref HessianReader reader)
    {
        HessianMapCursor map = reader.ReadMapStart();
        if (map.JavaType is not null && reader.Types().TryGet(map.JavaType, out HessianClassFormatter? formatter))
        {
            var fields = new HessianFieldCursor(formatter.Definition, formatter, map.Reference);
            return ReadKnown(ref reader, ref fields, formatter);
        }

        return Maps.ReadInto(
            ref reader, map, map.JavaType is null ? DictionaryFormatter<object, object?>.Create() : new HessianMap(map.JavaType));
    }
}
