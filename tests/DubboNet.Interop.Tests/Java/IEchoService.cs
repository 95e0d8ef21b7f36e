namespace DubboNet.Interop.Tests.Java;

/// <summary>Declares the method of <c>com.example.frames.FrameService</c> that returns a text.</summary>
[DubboService("com.example.frames.FrameService")]
internal partial interface IEchoService
{
    Task<string> EchoAsync(string text);
}
