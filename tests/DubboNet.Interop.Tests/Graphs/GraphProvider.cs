using DubboNet.Hessian;

namespace DubboNet.Interop.Tests.Graphs;

/// <summary>Receives and returns the graphs of Java. It creates no graphs, because a seed gives other graphs in each language.</summary>
internal sealed class GraphProvider(IHessianTypeResolver types) : IGraphService
{
    public Task<object> EchoAsync(object graph) => Task.FromResult(graph);

    public Task<string> DescribeAsync(object graph) => Task.FromResult(Canon.Of(graph, types));

    public Task<object> BuildAsync(long seed, int size, bool oneWay) => throw new NotSupportedException();

    public Task<string> TextAsync(long seed, int size, bool oneWay) => throw new NotSupportedException();
}
