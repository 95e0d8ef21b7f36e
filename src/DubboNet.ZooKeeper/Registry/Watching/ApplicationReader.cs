using DubboNet.Remoting.Scheduling;

namespace DubboNet.ZooKeeper;

/// <summary>Reads and watches the names of the applications that provide an interface.</summary>
internal sealed class ApplicationReader(ZooKeeperClient client, ZooKeeperOptions options, string path)
    : NodeReader<IReadOnlyList<string>>
{
    private readonly NodeTextReader _text = new(client, options, path);

    public override ChangeLatch Changed => _text.Changed;

    public override async Task<IReadOnlyList<string>> ReadAsync(CancellationToken cancellationToken) =>
        ApplicationMapping.Split(await _text.ReadAsync(cancellationToken).ConfigureAwait(false));

    public override bool AreEqual(IReadOnlyList<string> one, IReadOnlyList<string> other) => one.SequenceEqual(other);

    public override void Dispose() => _text.Dispose();
}
