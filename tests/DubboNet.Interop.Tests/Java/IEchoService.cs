namespace DubboNet.Interop.Tests.Java;

/// <summary>The method of <c>com.example.frames.FrameService</c> that gives a text back.</summary>
[DubboService("com.example.frames.FrameService")]
internal partial interface IEchoService
{
    Task<string> EchoAsync(string text);
}
