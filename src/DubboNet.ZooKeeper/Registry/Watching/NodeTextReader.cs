using System.Text;
using DubboNet.Remoting.Scheduling;

namespace DubboNet.ZooKeeper;

/// <summary>Reads and watches the text of a node. It is null while the node does not exist.</summary>
internal sealed class NodeTextReader(ZooKeeperClient client, ZooKeeperOptions options, string path) : NodeReader<string?>
{
    private ZooKeeperWatch? _watch;
    private string? _text;

    public override ChangeLatch Changed { get; } = new(options.Scheduler);

    public override async Task<string?> ReadAsync(CancellationToken cancellationToken)
    {
        while (_watch is null or { HasEnded: true })
        {
            try
            {
                ZooKeeperRead<byte[]> read = await client.WatchDataAsync(path, Changed, cancellationToken).ConfigureAwait(false);
                (_text, _watch) = (Encoding.UTF8.GetString(read.Value), read.Watch);
            }
            catch (ZooKeeperException e) when (e.Error == ZooKeeperError.NoNode)
            {
                ZooKeeperRead<ZooKeeperStat?> absent =
                    await client.WatchExistsAsync(path, Changed, cancellationToken).ConfigureAwait(false);
                if (absent.Value is null)
                    (_text, _watch) = (null, absent.Watch);
                else
                    absent.Watch!.Dispose();
            }
        }

        return _text;
    }

    public override bool AreEqual(string? one, string? other) => one == other;

    public override void Dispose() => _watch?.Dispose();
}
