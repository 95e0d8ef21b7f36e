using DubboNet.Hessian;
using DubboNet.Typed;

namespace Frames;

/// <summary>The types of <c>com.example.frames</c> for calls that are not made through the contract.</summary>
public static class FrameTypes
{
    /// <summary>Options with all types of the contract.</summary>
    public static HessianOptions Options { get; } = new() { Types = ContractTypes.Get<IFrameService>() };
}
