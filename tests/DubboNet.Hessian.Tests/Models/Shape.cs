namespace DubboNet.Hessian.Tests.Models;

/// <summary>A class that others derive from.</summary>
internal class Shape
{
    public const string ClassName = "com.acme.Shape";

    public string? Name { get; set; }

    public static Formatter Hessian { get; } = new();

    internal sealed class Formatter() : HessianClassFormatter<Shape>(new ClassDefinition(ClassName, "name"))
    {
        protected override void WriteFields(ref HessianWriter writer, Shape value) => writer.WriteString(value.Name);

        protected override Shape ReadFields(ref HessianReader reader, ref HessianFieldCursor fields)
        {
            var value = new Shape();
            reader.SetReference(fields, value);
            while (reader.ReadNextField(ref fields, out int field))
            {
                if (field == 0)
                    value.Name = reader.ReadString();
                else
                    reader.Skip();
            }

            return value;
        }
    }
}
