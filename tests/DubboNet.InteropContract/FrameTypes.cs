using DubboNet;
using DubboNet.Hessian;

namespace Example.Frames;

/// <summary>Provides the types of <c>com.example.frames</c> for calls without the contract.</summary>
public static class FrameTypes
{
    /// <summary>Gets options with all types of the contract.</summary>
    public static HessianOptions Options { get; } = new() { Types = ContractTypes.Get<IFrameService>() };
}
