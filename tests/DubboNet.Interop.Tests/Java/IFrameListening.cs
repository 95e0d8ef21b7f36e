namespace DubboNet.Interop.Tests.Java;

/// <summary>
/// Declares FrameService with a delegate as the listener. It is written by hand, because a contract from a jar has the interface of Java
/// in that place.
/// </summary>
[DubboService("com.example.frames.FrameService")]
internal partial interface IFrameListening
{
    Task<string?> ListenAsync(
        string key, [DubboCallback("com.example.frames.Listener", "changed")] Func<string, int, Task<string>> listener);
}
