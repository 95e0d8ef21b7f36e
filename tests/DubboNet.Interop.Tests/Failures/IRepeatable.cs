namespace DubboNet.Interop.Tests.Failures;

/// <summary>A method of FrameService, which is marked as safe to run twice.</summary>
[DubboService("com.example.frames.FrameService")]
internal partial interface IRepeatable
{
    [DubboMethod(Idempotent = true)]
    Task<string> SleepAsync(int milliseconds);
}
