using DubboNet.Hessian;

namespace DubboNet.Benchmarks.Hessian;

internal sealed class NodeFormatter : HessianClassFormatter<Node>
{
    private readonly IHessianFormatter<List<Node>> _childrenFormat;

    public NodeFormatter()
        : base(new ClassDefinition("com.example.bench.Node", "parent", "children", "name")) =>
        _childrenFormat = HessianFormatters.List(this);

    protected override void WriteFields(ref HessianWriter writer, Node value)
    {
        Write(ref writer, value.Parent);
        _childrenFormat.Write(ref writer, value.Children);
        writer.WriteString(value.Name);
    }

    protected override Node ReadFields(ref HessianReader reader, ref HessianFieldCursor fields)
    {
        var value = new Node();
        reader.SetReference(fields, value);
        while (reader.ReadNextField(ref fields, out int field))
        {
            switch (field)
            {
                case 0: value.Parent = Read(ref reader); break;
                case 1: value.Children = _childrenFormat.Read(ref reader); break;
                case 2: value.Name = reader.ReadString(); break;
                default: reader.Skip(); break;
            }
        }

        return value;
    }
}
