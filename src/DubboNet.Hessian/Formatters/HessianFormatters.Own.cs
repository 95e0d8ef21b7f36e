namespace DubboNet.Hessian;

public static partial class HessianFormatters
{
    /// <summary>The formatter that a type brings with it.</summary>
    public static HessianClassFormatter<T> Of<T>()
        where T : IHessianType<T> => T.Formatter;
}
