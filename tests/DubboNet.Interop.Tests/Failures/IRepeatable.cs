namespace DubboNet.Interop.Tests.Failures;

/// <summary>Declares a method of FrameService as idempotent.</summary>
[DubboService("com.example.frames.FrameService")]
internal partial interface IRepeatable
{
    [DubboMethod(Idempotent = true)]
    Task<string> SleepAsync(int milliseconds);
}
