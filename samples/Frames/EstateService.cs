namespace Frames;

/// <summary>Handles calls of EstateService, as the Java provider of <c>interop-java</c> does.</summary>
/// <param name="name">The name of the provider.</param>
public sealed class EstateService(string name) : IEstateService
{
    public Task<string?> EchoAsync(string? text, CancellationToken cancellationToken) => Task.FromResult(text);

    public Task<string> WhoAsync(CancellationToken cancellationToken) => Task.FromResult(name);

    public async Task<string> SleepAsync(int milliseconds, CancellationToken cancellationToken)
    {
        await Task.Delay(milliseconds, cancellationToken);
        return name;
    }
}
