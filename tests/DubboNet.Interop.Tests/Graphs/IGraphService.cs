namespace DubboNet.Interop.Tests.Graphs;

/// <summary>Declares <c>com.example.frames.GraphService</c>.</summary>
[DubboService("com.example.frames.GraphService")]
internal partial interface IGraphService
{
    Task<object> EchoAsync(object graph);

    /// <summary>Returns the canonical text of the graph.</summary>
    Task<string> DescribeAsync(object graph);

    Task<object> BuildAsync(long seed, int size, bool oneWay);

    /// <summary>Returns the canonical text of the graph that <see cref="BuildAsync"/> creates.</summary>
    Task<string> TextAsync(long seed, int size, bool oneWay);
}
