using System.Collections;
using System.Net;
using DubboNet.Hessian;
using Frames;

namespace DubboNet.Interop.Tests.Graphs;

/// <summary>Represents <c>com.example.frames.GraphNode</c>.</summary>
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

/// <summary>Represents <c>com.example.frames.GraphRecord</c>, a Java record.</summary>
[HessianType("com.example.frames.GraphRecord")]
internal sealed partial class GraphRecord
{
    public int Number { get; set; }

    public string? Text { get; set; }

    public Color? Color { get; set; }

    public List<object>? Items { get; set; }
}

/// <summary>Represents <c>com.example.frames.Base</c>.</summary>
[HessianType("com.example.frames.Base")]
internal partial class Base
{
    public string? Label { get; set; }

    public int Number { get; set; }

    public object? Content { get; set; }
}

/// <summary>Represents <c>com.example.frames.Derived</c>, whose label is another field than that of its base class.</summary>
[HessianType("com.example.frames.Derived")]
internal sealed partial class Derived : Base
{
    public new string? Label { get; set; }

    public List<object>? Items { get; set; }
}

/// <summary>Represents <c>com.example.frames.Primitive</c>.</summary>
[HessianType("com.example.frames.Primitive")]
internal sealed partial class Primitive
{
    public int Before { get; set; }

    /// <summary>Gets or sets a Java float, not a Float.</summary>
    public float Value { get; set; }

    public int After { get; set; }
}

/// <summary>Represents <c>com.example.frames.Tail</c>, whose values can only be at the end of a graph on some lines.</summary>
[HessianType("com.example.frames.Tail")]
internal sealed partial class Tail
{
    public Guid? Uuid { get; set; }

    public JavaCalendar? Calendar { get; set; }

    public Uri? Uri { get; set; }

    public IPAddress? InetAddress { get; set; }

    public EndPoint? InetSocketAddress { get; set; }
}

/// <summary>Represents <c>com.example.frames.FromJava</c>, whose values are only read.</summary>
[HessianType("com.example.frames.FromJava")]
internal sealed partial class FromJava
{
    [JavaType("java.lang.StringBuilder")]
    public string? Builder { get; set; }

    [JavaType("java.lang.StringBuffer")]
    public string? Buffer { get; set; }

    public KeyValuePair<string, int>? Entry { get; set; }

    [JavaType("java.util.concurrent.atomic.LongAdder")]
    public long? LongAdder { get; set; }

    [JavaType("java.util.concurrent.atomic.DoubleAdder")]
    public double? DoubleAdder { get; set; }
}
