namespace DubboNet.Hessian;

/// <summary>Caches common boxed values, so that a value of one byte on the wire takes no more memory than its place in a list.</summary>
internal static class BoxedValues
{
    private const int Least = -128;
    private const int Count = 256;

    private static readonly object True = true;
    private static readonly object False = false;
    private static readonly object Zero = 0.0;
    private static readonly object One = 1.0;
    private static readonly object[] Ints = [.. Enumerable.Range(Least, Count)];
    private static readonly object[] Longs = [.. Enumerable.Range(Least, Count).Select(value => (long)value)];

    public static object Get(bool value) => value ? True : False;

    public static object Get(int value) => value is >= Least and < Least + Count ? Ints[value - Least] : value;

    public static object Get(long value) => value is >= Least and < Least + Count ? Longs[value - Least] : value;

    public static object Get(double value) => value == 0 && !double.IsNegative(value) ? Zero : value == 1 ? One : value;
}
