using System.Collections;
using DubboNet.Hessian;
using Format = DubboNet.Hessian.HessianFormatters;

namespace DubboNet.Interop.Tests.Graphs;

/// <summary><c>com.example.frames.GraphException</c>: its fields, causes and suppressed exceptions may lead back to it.</summary>
internal sealed class GraphException(JavaThrowable throwable) : JavaException(throwable)
{
    public const string ClassName = "com.example.frames.GraphException";

    public int Code { get; set; }

    public GraphNode? Node { get; set; }

    /// <summary>Any Java map: its class is kept.</summary>
    public IDictionary? Details { get; set; }

    internal sealed class Formatter() : HessianExceptionFormatter<GraphException>(ClassName, "details", "node", "code"), IFieldSource
    {
        private static readonly IHessianFormatter<IDictionary> Map = Format.Registered<IDictionary>();
        private static readonly IHessianFormatter<GraphNode> AnyNode = Format.Registered<GraphNode>();

        protected override bool IsCreatedFirst => true;

        public IEnumerable<(string Name, object? Value)> FieldsOf(object value) => value is GraphException thrown
            ? [("details", thrown.Details), ("node", thrown.Node), ("code", thrown.Code)]
            : [];

        public IEnumerable<(string Name, object? Value)> Typed(IEnumerable<(string Name, object? Value)> untyped) => untyped;

        protected override void WriteOwnFields(ref HessianWriter writer, GraphException value)
        {
            Map.Write(ref writer, value.Details);
            AnyNode.Write(ref writer, value.Node);
            writer.WriteInt32(value.Code);
        }

        protected override object? ReadOwnField(ref HessianReader reader, int field) => field switch
        {
            0 => Map.Read(ref reader),
            1 => AnyNode.Read(ref reader),
            _ => reader.ReadInt32(),
        };

        protected override GraphException Create(JavaThrowable throwable, ReadOnlySpan<object?> ownFields) => new(throwable);

        protected override void SetOwnFields(GraphException value, ReadOnlySpan<object?> ownFields)
        {
            value.Details = (IDictionary?)ownFields[0];
            value.Node = (GraphNode?)ownFields[1];
            value.Code = (int)ownFields[2]!;
        }
    }
}
