using System.Collections;

namespace DubboNet.Interop.Tests.Graphs;

/// <summary>
/// Represents <c>com.example.frames.GraphNode</c>. It is written by hand, because the generated class does not keep the Java class of its
/// map.
/// </summary>
[HessianType("com.example.frames.GraphNode")]
internal sealed partial class GraphNode
{
    public string? Name { get; set; }

    public List<GraphNode>? Children { get; set; }

    public GraphNode? Parent { get; set; }

    /// <summary>Gets or sets any Java map. Its class is kept.</summary>
    public IDictionary? Values { get; set; }

    public object? Extra { get; set; }
}
