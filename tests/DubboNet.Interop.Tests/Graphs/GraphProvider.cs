using DubboNet.Hessian;
using Example.Frames;

namespace DubboNet.Interop.Tests.Graphs;

/// <summary>Receives and returns the graphs of Java. It creates no graphs, because a seed gives other graphs in each language.</summary>
internal sealed class GraphProvider(IHessianTypeResolver types) : IGraphService
{
    public Task<object?> EchoAsync(object? graph, DubboCallOptions options, CancellationToken cancellationToken) =>
        Task.FromResult(graph);

    public Task<string?> DescribeAsync(object? graph, DubboCallOptions options, CancellationToken cancellationToken) =>
        Task.FromResult<string?>(Canon.Of(graph!, types));

    public Task<object?> BuildAsync(
        long seed, int size, bool oneWay, DubboCallOptions options, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task<string?> TextAsync(
        long seed, int size, bool oneWay, DubboCallOptions options, CancellationToken cancellationToken) =>
        throw new NotSupportedException();
}
