using DubboNet.Hessian;
using DubboNet.Typed;

namespace Frames;

/// <summary>The types of <c>com.example.frames</c> as a registry.</summary>
public static class FrameTypes
{
    /// <summary>What a channel or server needs to know of the contract's types.</summary>
    public static HessianOptions Options { get; } = new() { Types = HessianTypeRegistry.BuiltIn.With<IFrameService>() };
}
