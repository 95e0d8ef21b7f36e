using System.Collections;

namespace DubboNet.Interop.Tests.Captured;

/// <summary>The method of <c>com.example.frames.FrameService</c> that takes maps, for maps of any Java class.</summary>
[DubboService("com.example.frames.FrameService")]
internal partial interface IFrameMaps
{
    Task<IDictionary?> MapAsync(IDictionary? map);
}
