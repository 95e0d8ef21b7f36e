using MessagePack;

namespace DubboNet.Benchmarks.Hessian;

/// <summary>The equivalent of <c>com.example.bench.Node</c>.</summary>
[MessagePackObject]
[HessianType("com.example.bench.Node")]
public sealed partial class Node
{
    [Key(0)]
    public string? Name { get; set; }

    [Key(1)]
    public List<Node>? Children { get; set; }

    [IgnoreMember]
    public Node? Parent { get; set; }

    /// <summary>Returns the root of a tree in which node N is a child of node (N - 1) / 4.</summary>
    public static Node Tree(int count)
    {
        Node[] nodes = [.. Enumerable.Range(0, count).Select(i => new Node { Name = $"node{i}", Children = [] })];
        for (int i = 1; i < count; i++)
        {
            nodes[i].Parent = nodes[(i - 1) / 4];
            nodes[(i - 1) / 4].Children!.Add(nodes[i]);
        }

        return nodes[0];
    }
}
