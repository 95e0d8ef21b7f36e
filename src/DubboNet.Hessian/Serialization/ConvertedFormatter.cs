namespace DubboNet.Hessian;

/// <summary>Formats a C# type as the Java type of another formatter.</summary>
internal sealed class ConvertedFormatter<T, TWire>(
    IHessianFormatter<TWire> wire, Func<T, TWire> toWire, Func<TWire, T> fromWire) : IHessianFormatter<T>
    where T : notnull
    where TWire : notnull
{
    public void Write(ref HessianWriter writer, T? value)
    {
        if (value is null)
            writer.WriteNull();
        else
            wire.Write(ref writer, toWire(value));
    }

    public T? Read(ref HessianReader reader)
    {
        int start = reader.Position;
        if (reader.TryReadNull())
            return default(T) is null ? default : throw Conversion.NullIn<T>(start);
        TWire? value = wire.Read(ref reader);
        return value is not null ? Conversion.OrDataError(value, fromWire, start)
            : default(T) is null ? default : throw Conversion.NullIn<T>(start);
    }
}
