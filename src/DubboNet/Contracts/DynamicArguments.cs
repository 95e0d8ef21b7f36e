using DubboNet.Hessian;

namespace DubboNet;

/// <summary>Values of no declared type, one behind the other.</summary>
/// <param name="count">How many are read.</param>
internal sealed class DynamicArguments(int count) : IHessianFormatter<object?[]>
{
    public void Write(ref HessianWriter writer, object?[]? value)
    {
        foreach (object? one in value!)
            writer.WriteObject(one);
    }

    public object?[] Read(ref HessianReader reader)
    {
        var values = new object?[count];
        foreach (ref object? one in values.AsSpan())
            one = reader.ReadObject();
        return values;
    }
}
