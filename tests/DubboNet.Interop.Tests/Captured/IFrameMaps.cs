using System.Collections;

namespace DubboNet.Interop.Tests.Captured;

/// <summary>Declares the method of <c>com.example.frames.FrameService</c> with maps for maps of any Java class.</summary>
[DubboService("com.example.frames.FrameService")]
internal partial interface IFrameMaps
{
    Task<IDictionary?> MapAsync(IDictionary? map);
}
