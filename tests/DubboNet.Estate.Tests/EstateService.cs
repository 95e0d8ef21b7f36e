namespace DubboNet.Estate.Tests;

/// <summary>Names the provider by its port.</summary>
internal sealed class EstateService(int port) : IEstateService
{
    public Task<string> EchoAsync(string text) => Task.FromResult(text);

    public Task<string> WhoAsync() => Task.FromResult($"{port}");

    public async Task<string> SleepAsync(int milliseconds)
    {
        await Task.Delay(milliseconds);
        return $"{port}";
    }
}
