namespace DubboNet.Hessian;

public static partial class HessianFormatters
{
    /// <summary>Returns the formatter that a type provides itself.</summary>
    public static HessianClassFormatter<T> Of<T>()
        where T : IHessianType<T> => T.Formatter;
}
