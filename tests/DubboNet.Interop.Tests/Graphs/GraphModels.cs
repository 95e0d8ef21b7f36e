using System.Collections;
using Frames;

namespace DubboNet.Interop.Tests.Graphs;

/// <summary><c>com.example.frames.GraphNode</c>.</summary>
internal sealed class GraphNode
{
    public string? Name { get; set; }

    public List<GraphNode>? Children { get; set; }

    public GraphNode? Parent { get; set; }

    /// <summary>Any Java map: its class is kept.</summary>
    public IDictionary? Values { get; set; }

    public object? Extra { get; set; }
}

/// <summary><c>com.example.frames.GraphRecord</c>, a Java record.</summary>
internal sealed class GraphRecord
{
    public int Number { get; set; }

    public string? Text { get; set; }

    public Color? Color { get; set; }

    public List<object>? Items { get; set; }
}

/// <summary><c>com.example.frames.Base</c>.</summary>
internal class Base
{
    public string? Label { get; set; }

    public int Number { get; set; }

    public object? Content { get; set; }
}

/// <summary><c>com.example.frames.Derived</c>, whose label is another field than that of its base class.</summary>
internal sealed class Derived : Base
{
    public new string? Label { get; set; }

    public List<object>? Items { get; set; }
}
