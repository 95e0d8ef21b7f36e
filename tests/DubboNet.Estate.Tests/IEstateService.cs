namespace DubboNet.Estate.Tests;

/// <summary>Tells which provider ran a call, so that the choice of a consumer can be seen.</summary>
[DubboService("com.example.estate.EstateService")]
internal partial interface IEstateService
{
    [DubboMethod(Idempotent = true)]
    Task<string> EchoAsync(string text);

    /// <summary>Returns the port of the provider.</summary>
    [DubboMethod(Idempotent = true)]
    Task<string> WhoAsync();

    /// <summary>Returns the port of the provider after a time.</summary>
    [DubboMethod(Idempotent = true)]
    Task<string> SleepAsync(int milliseconds);
}
