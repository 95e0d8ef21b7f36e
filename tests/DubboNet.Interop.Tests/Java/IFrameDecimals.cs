using DubboNet.Hessian;

namespace DubboNet.Interop.Tests.Java;

/// <summary>FrameService, whose object is a BigDecimal on the way there and a decimal on the way back.</summary>
[DubboService("com.example.frames.FrameService")]
internal partial interface IFrameDecimals
{
    [return: JavaType("java.lang.Object")]
    Task<decimal?> AnyAsync([JavaType("java.lang.Object")] BigDecimal? value);
}
