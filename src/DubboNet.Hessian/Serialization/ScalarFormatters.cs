namespace DubboNet.Hessian;

internal sealed class BooleanFormatter : IHessianFormatter<bool>
{
    public void Write(ref HessianWriter writer, bool value) => writer.WriteBoolean(value);

    public bool Read(ref HessianReader reader) => reader.ReadBoolean();
}

internal sealed class SByteFormatter : IHessianFormatter<sbyte>
{
    public void Write(ref HessianWriter writer, sbyte value) => writer.WriteInt32(value);

    public sbyte Read(ref HessianReader reader) => reader.ReadSByte();
}

internal sealed class Int16Formatter : IHessianFormatter<short>
{
    public void Write(ref HessianWriter writer, short value) => writer.WriteInt32(value);

    public short Read(ref HessianReader reader) => reader.ReadInt16();
}

internal sealed class Int32Formatter : IHessianFormatter<int>
{
    public void Write(ref HessianWriter writer, int value) => writer.WriteInt32(value);

    public int Read(ref HessianReader reader) => reader.ReadInt32();
}

internal sealed class Int64Formatter : IHessianFormatter<long>
{
    public void Write(ref HessianWriter writer, long value) => writer.WriteInt64(value);

    public long Read(ref HessianReader reader) => reader.ReadInt64();
}

internal sealed class SingleFormatter : IHessianFormatter<float>
{
    public void Write(ref HessianWriter writer, float value) => writer.WriteSingle(value);

    public float Read(ref HessianReader reader) => reader.ReadSingle();
}

/// <summary>
/// Formats elements of collections and arguments. They are boxed Floats, whose bytes differ from those of a primitive float.
/// </summary>
internal sealed class BoxedSingleFormatter : IHessianFormatter<float>
{
    public void Write(ref HessianWriter writer, float value) => writer.WriteBoxedSingle(value);

    public float Read(ref HessianReader reader) => reader.ReadSingle();
}

internal sealed class DoubleFormatter : IHessianFormatter<double>
{
    public void Write(ref HessianWriter writer, double value) => writer.WriteDouble(value);

    public double Read(ref HessianReader reader) => reader.ReadDouble();
}

internal sealed class CharFormatter : IHessianFormatter<char>
{
    public void Write(ref HessianWriter writer, char value) => writer.WriteChar(value);

    public char Read(ref HessianReader reader) => reader.ReadChar();
}

internal sealed class StringFormatter : IHessianFormatter<string>
{
    public void Write(ref HessianWriter writer, string? value) => writer.WriteString(value);

    public string? Read(ref HessianReader reader) => reader.ReadString();
}

internal sealed class BytesFormatter : IHessianFormatter<byte[]>
{
    public void Write(ref HessianWriter writer, byte[]? value)
    {
        if (value is null)
            writer.WriteNull();
        else
            writer.WriteBytes(value);
    }

    public byte[]? Read(ref HessianReader reader) => reader.ReadBytes();
}

internal sealed class DateTimeFormatter : IHessianFormatter<DateTime>, ITruncatingFormatter<DateTime>
{
    public bool MayTruncate => true;

    // A local time can be the same instant as a time in UTC with other ticks.
    public bool IsExact(DateTime value) => value.Kind == DateTimeKind.Utc && value.Ticks % TimeSpan.TicksPerMillisecond == 0;

    public void Write(ref HessianWriter writer, DateTime value) => writer.WriteDateTime(value);

    public DateTime Read(ref HessianReader reader) => reader.ReadDateTime();
}

internal sealed class DateTimeOffsetFormatter : IHessianFormatter<DateTimeOffset>, ITruncatingFormatter<DateTimeOffset>
{
    public bool MayTruncate => true;

    public bool IsExact(DateTimeOffset value) => value.UtcTicks % TimeSpan.TicksPerMillisecond == 0;

    public void Write(ref HessianWriter writer, DateTimeOffset value) => writer.WriteDateTimeOffset(value);

    public DateTimeOffset Read(ref HessianReader reader) => reader.ReadDateTimeOffset();
}

internal sealed class RequiredFormatter<T>(IHessianFormatter<T> inner, string place) : IHessianFormatter<T>
{
    public void Write(ref HessianWriter writer, T? value)
    {
        if (value is null)
            throw new HessianException($"{place} cannot be null.");
        inner.Write(ref writer, value);
    }

    public T Read(ref HessianReader reader)
    {
        int start = reader.Position;
        return inner.Read(ref reader)
            ?? throw new HessianException($"{place} cannot be null", start, CSharpName.GetDisplayName(typeof(T)), "null");
    }
}

internal sealed class NullableFormatter<T>(IHessianFormatter<T> inner) : IHessianFormatter<T?>, ITruncatingFormatter<T?>
    where T : struct
{
    private readonly ITruncatingFormatter<T>? _truncating = inner as ITruncatingFormatter<T>;

    public bool MayTruncate => _truncating is { MayTruncate: true };

    public bool IsExact(T? value) => value is not { } some || _truncating?.IsExact(some) != false;

    public void Write(ref HessianWriter writer, T? value)
    {
        if (value is { } some)
            inner.Write(ref writer, some);
        else
            writer.WriteNull();
    }

    public T? Read(ref HessianReader reader) => reader.TryReadNull() ? null : inner.Read(ref reader);
}
