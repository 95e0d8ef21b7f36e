using System.Collections;

namespace DubboNet.Interop.Tests.Graphs;

/// <summary><c>com.example.frames.GraphException</c>: its fields, causes and suppressed exceptions may lead back to it.</summary>
[HessianType(ClassName, IsCreatedFirst = true)]
internal sealed partial class GraphException(JavaThrowable throwable) : JavaException(throwable)
{
    public const string ClassName = "com.example.frames.GraphException";

    public int Code { get; set; }

    public GraphNode? Node { get; set; }

    /// <summary>Any Java map: its class is kept.</summary>
    public IDictionary? Details { get; set; }
}
