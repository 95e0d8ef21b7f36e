namespace DubboNet.Interop.Tests.Metadata;

/// <summary>Declares another contract, with a version and a method that calls back.</summary>
[DubboService("com.acme.Alarms", Version = "2.1.0")]
internal partial interface IAlarms
{
    Task WatchAsync(string sku, [DubboCallback("com.acme.Alarm", "raised")] Func<string, Task<string>> raised);
}

/// <summary>Raises no alarm.</summary>
internal sealed class Alarms : IAlarms
{
    public Task WatchAsync(string sku, Func<string, Task<string>> raised) => Task.CompletedTask;
}
