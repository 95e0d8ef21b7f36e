namespace DubboNet.Tool;

/// <summary>Represents an object of an assembly that implements a contract.</summary>
/// <param name="Service">The service that calls it.</param>
/// <param name="Instance">The object.</param>
internal sealed record Implementation(DubboService Service, object Instance) : IAsyncDisposable
{
    /// <summary>Disposes of the object if it can be disposed of.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Instance is IAsyncDisposable disposable)
            await disposable.DisposeAsync().ConfigureAwait(false);
        else
            (Instance as IDisposable)?.Dispose();
    }
}
