using DubboNet.Remoting.Scheduling;

namespace DubboNet.Kubernetes;

/// <summary>Reads the events of one watch, which are lines of JSON.</summary>
/// <param name="response">The response, which this object disposes of.</param>
/// <param name="limit">The time limit of the watch, which this object disposes of.</param>
internal sealed class EventReader(HttpResponseMessage response, TimedCancellation limit) : IDisposable
{
    private StreamReader? _lines;

    /// <summary>Returns the next line, or null at the end of the watch.</summary>
    public async Task<string?> ReadLineAsync()
    {
        _lines ??= new StreamReader(await response.Content.ReadAsStreamAsync(limit.Token).ConfigureAwait(false));
        return await _lines.ReadLineAsync(limit.Token).ConfigureAwait(false);
    }

    public void Dispose()
    {
        _lines?.Dispose();
        response.Dispose();
        limit.Dispose();
    }
}
