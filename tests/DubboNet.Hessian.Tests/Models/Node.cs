namespace DubboNet.Hessian.Tests.Models;

/// <summary>The Java class <c>P$Node</c>, which is a link of a chain that can lead back to itself.</summary>
internal sealed class Node : IHessianType<Node>
{
    public const string ClassName = "com.example.dubbonet.P$Node";

    public string? Value { get; set; }

    public Node? Next { get; set; }

    public static Formatter Hessian { get; } = new();

    static HessianClassFormatter<Node> IHessianType<Node>.Formatter => Hessian;

    internal sealed class Formatter() : HessianClassFormatter<Node>(new ClassDefinition(ClassName, "next", "value"))
    {
        protected override void WriteFields(ref HessianWriter writer, Node value)
        {
            Write(ref writer, value.Next);
            writer.WriteString(value.Value);
        }

        protected override Node ReadFields(ref HessianReader reader, ref HessianFieldCursor fields)
        {
            var value = new Node();
            reader.SetReference(fields, value);
            while (reader.ReadNextField(ref fields, out int field))
            {
                if (field == 0)
                    value.Next = Read(ref reader);
                else if (field == 1)
                    value.Value = reader.ReadString();
                else
                    reader.Skip();
            }

            return value;
        }
    }
}
