using Example.Estate;

namespace DubboNet.Estate.Tests;

/// <summary>Names the provider by its port.</summary>
internal sealed class EstateService(int port) : IEstateService
{
    public Task<string?> EchoAsync(string? text, DubboCallOptions options, CancellationToken cancellationToken) => Task.FromResult(text);

    public Task<string?> WhoAsync(DubboCallOptions options, CancellationToken cancellationToken) => Task.FromResult<string?>($"{port}");

    public async Task<string?> SleepAsync(int milliseconds, DubboCallOptions options, CancellationToken cancellationToken)
    {
        await Task.Delay(milliseconds, cancellationToken);
        return $"{port}";
    }
}
