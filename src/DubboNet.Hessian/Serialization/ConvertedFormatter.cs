namespace DubboNet.Hessian;

/// <summary>Formats a C# type as the Java type of another formatter.</summary>
internal sealed class ConvertedFormatter<T, TWire>(
    IHessianFormatter<TWire> wire, Func<T, TWire> toWire, Func<TWire, T> fromWire)
    : IHessianFormatter<T>, ITruncatingFormatter<T>
    where T : notnull
    where TWire : notnull
{
    /// <summary>Gets a value indicating whether the Java value is a date, which has fewer digits than most times in .NET.</summary>
    public bool MayTruncate => typeof(TWire) == typeof(JavaDate) || wire is ITruncatingFormatter<TWire> { MayTruncate: true };

    public bool IsExact(T value) => !MayTruncate;

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
