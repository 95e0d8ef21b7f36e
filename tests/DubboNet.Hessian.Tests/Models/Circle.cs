namespace DubboNet.Hessian.Tests.Models;

/// <summary>A class derived from <see cref="Shape"/>.</summary>
internal sealed class Circle : Shape
{
    public new const string ClassName = "com.acme.Circle";

    public int Radius { get; set; }

    public static new Formatter Hessian { get; } = new();

    internal new sealed class Formatter() : HessianClassFormatter<Circle>(new ClassDefinition(ClassName, "name", "radius"))
    {
        protected override void WriteFields(ref HessianWriter writer, Circle value)
        {
            writer.WriteString(value.Name);
            writer.WriteInt32(value.Radius);
        }

        protected override Circle ReadFields(ref HessianReader reader, ref HessianFieldCursor fields)
        {
            var value = new Circle();
            reader.SetReference(fields, value);
            while (reader.ReadNextField(ref fields, out int field))
            {
                if (field == 0)
                    value.Name = reader.ReadString();
                else if (field == 1)
                    value.Radius = reader.ReadInt32();
                else
                    reader.Skip();
            }

            return value;
        }
    }
}
