using System.Globalization;
using DubboNet.Remoting.Scheduling;

namespace DubboNet.ZooKeeper;

/// <summary>Reads and watches the URLs in the folder of a category.</summary>
/// <param name="client">The client.</param>
/// <param name="options">The settings of the client.</param>
/// <param name="path">The path of the folder.</param>
/// <param name="isNewestOnly">
/// Whether only the newest URL of each address and service is returned. After a restart, a provider is listed twice until its earlier
/// session ends.
/// </param>
/// <param name="isCreated">Whether the folder is created if it does not exist.</param>
internal sealed class UrlReader(ZooKeeperClient client, ZooKeeperOptions options, string path, bool isNewestOnly, bool isCreated)
    : NodeReader<IReadOnlyList<DubboUrl>>
{
    private readonly Dictionary<string, DubboUrl?> _known = new(StringComparer.Ordinal);
    private ChildList? _children;

    public override ChangeLatch Changed { get; } = new(options.Scheduler);

    public override async Task<IReadOnlyList<DubboUrl>> ReadAsync(CancellationToken cancellationToken)
    {
        _children ??= new ChildList(client, options, path, isCreated, Changed);
        IReadOnlyList<string> names = await _children.ReadAsync(cancellationToken).ConfigureAwait(false);
        var current = names.ToHashSet(StringComparer.Ordinal);
        foreach (string gone in _known.Keys.Where(name => !current.Contains(name)).ToArray())
            _known.Remove(gone);
        foreach (string name in names)
        {
            if (!_known.ContainsKey(name))
                _known.Add(name, Parse(name));
        }

        // The order of the server is arbitrary.
        IEnumerable<DubboUrl> urls = names.Order(StringComparer.Ordinal).Select(name => _known[name]).OfType<DubboUrl>();
        return [.. isNewestOnly ? urls.GroupBy(Identity).Select(same => same.MaxBy(Timestamp)!) : urls];
    }

    public override bool AreEqual(IReadOnlyList<DubboUrl> one, IReadOnlyList<DubboUrl> other) => one.SequenceEqual(other);

    public override void Dispose() => _children?.Dispose();

    private static (string Protocol, string Host, int Port, string Service) Identity(DubboUrl url) =>
        (url.Protocol, url.Host, url.Port, url.ServiceKey);

    private static long Timestamp(DubboUrl url) =>
        long.TryParse(url.GetParameter("timestamp"), NumberStyles.None, CultureInfo.InvariantCulture, out long time) ? time : 0;

    private DubboUrl? Parse(string name)
    {
        if (DubboUrl.TryParseEncoded(name, out DubboUrl? url) && url.Protocol.Length > 0 && url.Host.Length > 0)
            return url;
        const string Reason = "Its name has no protocol or no host, or is not encoded.";
        ZooKeeperLog.NodeSkipped(options.Logger, PeerText.OneLine($"{path}/{name}"), "an encoded URL", Reason);
        return null;
    }
}
