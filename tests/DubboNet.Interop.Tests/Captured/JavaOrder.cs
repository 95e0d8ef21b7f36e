using DubboNet.Hessian;
using Frames;

namespace DubboNet.Interop.Tests.Captured;

/// <summary>The types of the captures with the bytes that Java itself writes: fields in its order, compact typed lists, and ArrayList by the name that a line gives it.</summary>
internal static class JavaOrder
{
    /// <summary>The options of a line.</summary>
    /// <param name="listType">Null for hessian-lite 4 (Dubbo 3.3), <c>java.util.ArrayList</c> for 3.2 (Dubbo 2.6 to 3.2).</param>
    public static HessianOptions Options(string? listType)
    {
        IHessianFormatter<List<string>> names = HessianFormatters.List(HessianFormatters.String, listType);
        return new HessianOptions
        {
            Types = HessianTypeRegistry.Create(ColorHessian.Formatter, new PersonFormatter(names), new VipPersonFormatter(names)),
            CompactTypedLists = true,
        };
    }
}
