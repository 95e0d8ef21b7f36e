namespace DubboNet.Interop.Tests.Exceptions;

/// <summary>Represents the Java exception of this name as a class that does not derive from <see cref="JavaException"/>.</summary>
[HessianType("com.example.frames.FrameException")]
internal sealed partial class FrameException(string? message, int code, object? who, Exception? cause = null) : Exception(message, cause)
{
    public int Code { get; } = code;

    public object? Who { get; } = who;
}

/// <summary>Declares the method of <c>com.example.frames.FrameService</c> that throws the exception.</summary>
[DubboService("com.example.frames.FrameService")]
[DubboThrows(typeof(FrameException))]
internal partial interface IFailingService
{
    Task<string?> FailAsync(string kind, DubboCallOptions options = default);
}
