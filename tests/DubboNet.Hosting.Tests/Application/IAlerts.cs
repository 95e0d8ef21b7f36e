namespace DubboNet.Hosting.Tests.Application;

/// <summary>A contract with a callback.</summary>
[DubboService("com.acme.Alerts")]
internal partial interface IAlerts
{
    Task<string> WatchAsync(string sku, [DubboCallback("com.acme.Alert", "raised")] Func<string, Task<string>> raised);

    Task<bool> UnwatchAsync(string sku, [DubboCallback("com.acme.Alert", "raised", Releases = true)] Func<string, Task<string>>? raised);
}

/// <summary>Raises an alert at once.</summary>
internal sealed class Alerts : IAlerts
{
    public async Task<string> WatchAsync(string sku, Func<string, Task<string>> raised) => $"alert was {await raised(sku)}";

    public Task<bool> UnwatchAsync(string sku, Func<string, Task<string>>? raised) => Task.FromResult(raised is not null);
}
