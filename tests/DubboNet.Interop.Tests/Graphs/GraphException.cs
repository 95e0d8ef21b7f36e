using System.Collections;

namespace DubboNet.Interop.Tests.Graphs;

/// <summary>
/// Represents <c>com.example.frames.GraphException</c>. Its fields, causes and suppressed exceptions can refer to it. A generated exception
/// does not allow this.
/// </summary>
[HessianType(ClassName, IsCreatedFirst = true)]
internal sealed partial class GraphException(JavaThrowable throwable) : JavaException(throwable)
{
    public const string ClassName = "com.example.frames.GraphException";

    public int Code { get; set; }

    public GraphNode? Node { get; set; }

    /// <summary>Gets or sets any Java map. Its class is kept.</summary>
    public IDictionary? Details { get; set; }
}
