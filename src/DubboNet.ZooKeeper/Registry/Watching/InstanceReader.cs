using DubboNet.Remoting.Scheduling;

namespace DubboNet.ZooKeeper;

/// <summary>Reads and watches the instances of an application, including the data of each one.</summary>
/// <param name="client">The client.</param>
/// <param name="options">The settings of the client.</param>
/// <param name="path">The path of the application.</param>
/// <param name="application">The name of the application.</param>
internal sealed class InstanceReader(ZooKeeperClient client, ZooKeeperOptions options, string path, string application)
    : NodeReader<IReadOnlyList<ServiceInstance>>
{
    private readonly SortedDictionary<string, InstanceNode> _nodes = new(StringComparer.Ordinal);
    private ChildList? _children;

    public override ChangeLatch Changed { get; } = new(options.Scheduler);

    public override async Task<IReadOnlyList<ServiceInstance>> ReadAsync(CancellationToken cancellationToken)
    {
        _children ??= new ChildList(client, options, path, isCreated: false, Changed);
        IReadOnlyList<string> names = await _children.ReadAsync(cancellationToken).ConfigureAwait(false);
        var current = names.ToHashSet(StringComparer.Ordinal);
        foreach (string gone in _nodes.Keys.Where(name => !current.Contains(name)).ToArray())
        {
            _nodes.Remove(gone, out InstanceNode? node);
            node!.Dispose();
        }

        foreach (string name in names)
        {
            if (!_nodes.ContainsKey(name))
                _nodes.Add(name, new InstanceNode(client, options, $"{path}/{name}", application, Changed));
        }

        await Task.WhenAll(_nodes.Values.Select(node => node.ReadAsync(cancellationToken))).ConfigureAwait(false);
        return [.. _nodes.Values.Select(node => node.Instance).OfType<ServiceInstance>()];
    }

    public override bool AreEqual(IReadOnlyList<ServiceInstance> one, IReadOnlyList<ServiceInstance> other) =>
        one.Count == other.Count && one.Zip(other).All(pair => ReferenceEquals(pair.First, pair.Second));

    public override void Dispose()
    {
        _children?.Dispose();
        foreach (InstanceNode node in _nodes.Values)
            node.Dispose();
    }
}
