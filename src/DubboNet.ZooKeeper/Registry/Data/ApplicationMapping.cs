using System.Text;

namespace DubboNet.ZooKeeper;

/// <summary>
/// Adds applications to the list of those that provide an interface. Several processes can do so at once, so each change requires the
/// version that was read.
/// </summary>
internal static class ApplicationMapping
{
    private const int MaxRetries = 10;
    private const char Separator = ',';
    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(100);

    /// <summary>Returns the names in the text of a node.</summary>
    public static IReadOnlyList<string> Split(string? text) =>
        [.. (text ?? "").Split(Separator, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct()];

    /// <summary>Adds a name to the text of a node.</summary>
    /// <param name="client">The client.</param>
    /// <param name="path">The path of the node.</param>
    /// <param name="application">The name.</param>
    /// <param name="pause">Waits for a time before the next attempt.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static async Task AddAsync(
        ZooKeeperClient client,
        string path,
        string application,
        Func<TimeSpan, CancellationToken, Task> pause,
        CancellationToken cancellationToken)
    {
        for (int attempt = 0; ; attempt++)
        {
            try
            {
                await TryAddAsync(client, path, application, cancellationToken).ConfigureAwait(false);
                return;
            }
            catch (ZooKeeperException e) when (e.Error is ZooKeeperError.BadVersion or ZooKeeperError.NodeExists && attempt < MaxRetries)
            {
                // Another process has changed it.
            }

            await pause(LongestPause * Random.Shared.NextDouble(), cancellationToken).ConfigureAwait(false);
        }
    }

    private static async Task TryAddAsync(
        ZooKeeperClient client, string path, string application, CancellationToken cancellationToken)
    {
        ZooKeeperRead<byte[]> read;
        try
        {
            read = await client.GetDataAsync(path, cancellationToken).ConfigureAwait(false);
        }
        catch (ZooKeeperException e) when (e.Error == ZooKeeperError.NoNode)
        {
            await client.EnsurePathAsync(path[..path.LastIndexOf('/')], cancellationToken).ConfigureAwait(false);
            await client.CreateAsync(
                path, Encoding.UTF8.GetBytes(application), ZooKeeperNodeMode.Persistent, null, cancellationToken).ConfigureAwait(false);
            return;
        }

        IReadOnlyList<string> names = Split(Encoding.UTF8.GetString(read.Value));
        if (names.Contains(application, StringComparer.Ordinal))
            return;
        byte[] data = Encoding.UTF8.GetBytes(string.Join(Separator, names.Append(application)));
        await client.SetDataAsync(path, data, read.Stat.Version, cancellationToken).ConfigureAwait(false);
    }
}
