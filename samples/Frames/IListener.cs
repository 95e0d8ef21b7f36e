using DubboNet;

namespace Frames;

/// <summary>Declares <c>com.example.frames.Listener</c>, which FrameService calls back.</summary>
[DubboService("com.example.frames.Listener")]
public partial interface IListener
{
    [DubboMethod(TimeoutMilliseconds = 20_000)]
    Task<string?> ChangedAsync(string? what, int number, DubboCallOptions options = default, CancellationToken cancellationToken = default);
}
