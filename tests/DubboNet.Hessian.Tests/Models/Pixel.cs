namespace DubboNet.Hessian.Tests.Models;

/// <summary>A struct that is sent as a Java object.</summary>
internal readonly record struct Pixel(int X, int Y)
{
    public const string ClassName = "com.acme.Pixel";

    public static Formatter Hessian { get; } = new();

    internal sealed class Formatter() : HessianClassFormatter<Pixel>(new ClassDefinition(ClassName, "x", "y"))
    {
        protected override void WriteFields(ref HessianWriter writer, Pixel value)
        {
            writer.WriteInt32(value.X);
            writer.WriteInt32(value.Y);
        }

        protected override Pixel ReadFields(ref HessianReader reader, ref HessianFieldCursor fields)
        {
            int x = 0;
            int y = 0;
            while (reader.ReadNextField(ref fields, out int field))
            {
                if (field == 0)
                    x = reader.ReadInt32();
                else if (field == 1)
                    y = reader.ReadInt32();
                else
                    reader.Skip();
            }

            var value = new Pixel(x, y);
            reader.SetReference(fields, value);
            return value;
        }
    }
}
