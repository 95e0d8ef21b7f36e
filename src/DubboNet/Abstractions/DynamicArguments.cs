using DubboNet.Hessian;

namespace DubboNet;

/// <summary>Reads and writes a sequence of values without declared types.</summary>
/// <param name="count">The number of values to read.</param>
internal sealed class DynamicArguments(int count) : IHessianFormatter<object?[]>
{
    public void Write(ref HessianWriter writer, object?[]? value)
    {
        for (int i = 0; i < value!.Length; i++)
            DubboArguments.Write(ref writer, HessianFormatters.Object, value[i], i);
    }

    public object?[] Read(ref HessianReader reader)
    {
        var values = new object?[count];
        for (int i = 0; i < count; i++)
            values[i] = DubboArguments.Read(ref reader, HessianFormatters.Object, i);
        return values;
    }
}
