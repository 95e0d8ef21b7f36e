using DubboNet.Hessian;

namespace DubboNet.Interop.Tests.Java;

/// <summary>Declares FrameService with an object that is sent as a BigDecimal and returned as a decimal.</summary>
[DubboService("com.example.frames.FrameService")]
internal partial interface IFrameDecimals
{
    [return: JavaType("java.lang.Object")]
    Task<decimal?> AnyAsync([JavaType("java.lang.Object")] BigDecimal? value);
}
