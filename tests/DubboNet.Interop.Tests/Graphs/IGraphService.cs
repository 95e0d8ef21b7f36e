namespace DubboNet.Interop.Tests.Graphs;

/// <summary><c>com.example.frames.GraphService</c>.</summary>
[DubboService("com.example.frames.GraphService")]
internal partial interface IGraphService
{
    Task<object> EchoAsync(object graph);

    /// <summary>The canonical text of the graph.</summary>
    Task<string> DescribeAsync(object graph);

    Task<object> BuildAsync(long seed, int size, bool oneWay);

    /// <summary>The canonical text of the graph that build makes.</summary>
    Task<string> TextAsync(long seed, int size, bool oneWay);
}
