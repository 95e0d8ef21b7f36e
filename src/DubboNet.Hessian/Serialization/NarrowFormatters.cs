namespace DubboNet.Hessian;

/// <summary>
/// Formats a Java byte with the bits of a .NET byte, so that 200 is -56 in Java. Also reads 128 to 255, which peers without a byte type
/// send.
/// </summary>
internal sealed class ByteFormatter : IHessianFormatter<byte>
{
    public void Write(ref HessianWriter writer, byte value) => writer.WriteInt32(unchecked((sbyte)value));

    public byte Read(ref HessianReader reader)
    {
        int start = reader.Position;
        int value = reader.ReadInt32();
        return value is >= sbyte.MinValue and <= byte.MaxValue || reader.Options.AllowLossyNumbers
            ? unchecked((byte)value)
            : throw new HessianException(
                "The number does not fit: declare a wider type, or set HessianOptions.AllowLossyNumbers to cut it as Java does", start,
                "a byte", $"{value}");
    }
}

/// <summary>Formats an unsigned number as the next wider number type of Java.</summary>
internal sealed class UInt16Formatter : IHessianFormatter<ushort>
{
    public void Write(ref HessianWriter writer, ushort value) => writer.WriteInt32(value);

    public ushort Read(ref HessianReader reader)
    {
        int start = reader.Position;
        return Conversion.OrDataError(reader.ReadInt32(), number => checked((ushort)number), start);
    }
}

/// <inheritdoc cref="UInt16Formatter"/>
internal sealed class UInt32Formatter : IHessianFormatter<uint>
{
    public void Write(ref HessianWriter writer, uint value) => writer.WriteInt64(value);

    public uint Read(ref HessianReader reader)
    {
        int start = reader.Position;
        return Conversion.OrDataError(reader.ReadInt64(), number => checked((uint)number), start);
    }
}
