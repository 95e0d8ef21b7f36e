using DubboNet;

namespace Frames;

/// <summary>Declares <c>com.example.estate.EstateService</c>, which tells which provider ran a call.</summary>
[DubboService("com.example.estate.EstateService")]
public partial interface IEstateService
{
    [DubboMethod(Idempotent = true)]
    Task<string?> EchoAsync(string? text, CancellationToken cancellationToken = default);

    /// <summary>Returns the name of the provider. Java providers return their port.</summary>
    [DubboMethod(Idempotent = true)]
    Task<string> WhoAsync(CancellationToken cancellationToken = default);

    /// <summary>Returns the name of the provider after a time.</summary>
    [DubboMethod(Idempotent = true)]
    Task<string> SleepAsync(int milliseconds, CancellationToken cancellationToken = default);
}
