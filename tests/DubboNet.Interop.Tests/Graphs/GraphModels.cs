using System.Collections;
using System.Net;
using DubboNet.Hessian;
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

/// <summary><c>com.example.frames.Primitive</c>.</summary>
internal sealed class Primitive
{
    public int Before { get; set; }

    /// <summary>A Java float, not a Float.</summary>
    public float Value { get; set; }

    public int After { get; set; }
}

/// <summary><c>com.example.frames.Tail</c>: what may only stand at the end of a graph on some lines.</summary>
internal sealed class Tail
{
    public Guid? Uuid { get; set; }

    public JavaCalendar? Calendar { get; set; }

    public Uri? Uri { get; set; }

    public IPAddress? InetAddress { get; set; }

    public EndPoint? InetSocketAddress { get; set; }
}

/// <summary><c>com.example.frames.FromJava</c>: what is only read.</summary>
internal sealed class FromJava
{
    public string? Builder { get; set; }

    public string? Buffer { get; set; }

    public KeyValuePair<string, int>? Entry { get; set; }

    public long? LongAdder { get; set; }

    public double? DoubleAdder { get; set; }
}
