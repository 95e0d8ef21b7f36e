namespace DubboNet.Hessian;

/// <summary>Carries a type as another one: the declared C# type on this side, the Java type's own on the wire.</summary>
internal sealed class ConvertedFormatter<T, TWire>(IHessianFormatter<TWire> wire, Func<T, TWire> toWire, Func<TWire, T> fromWire) : IHessianFormatter<T>
    where T : struct
    where TWire : struct
{
    public void Write(ref HessianWriter writer, T value) => wire.Write(ref writer, toWire(value));

    public T Read(ref HessianReader reader)
    {
        int start = reader.Position;
        return Conversion.OrDataError(wire.Read(ref reader), fromWire, start);
    }
}
