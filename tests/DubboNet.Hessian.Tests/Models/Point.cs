namespace DubboNet.Hessian.Tests.Models;

/// <summary>The Java class <c>P$Point</c> with two ints, which Java sends in the order y, x.</summary>
internal sealed class Point : IHessianType<Point>
{
    public const string ClassName = "com.example.dubbonet.P$Point";

    public int X { get; set; }

    public int Y { get; set; }

    public static Formatter Hessian { get; } = new();

    static HessianClassFormatter<Point> IHessianType<Point>.Formatter => Hessian;

    public override string ToString() => $"({X}, {Y})";

    internal sealed class Formatter() : HessianClassFormatter<Point>(new ClassDefinition(ClassName, "y", "x"))
    {
        protected override void WriteFields(ref HessianWriter writer, Point value)
        {
            writer.WriteInt32(value.Y);
            writer.WriteInt32(value.X);
        }

        protected override Point ReadFields(ref HessianReader reader, ref HessianFieldCursor fields)
        {
            var value = new Point();
            reader.SetReference(fields, value);
            while (reader.ReadNextField(ref fields, out int field))
            {
                switch (field)
                {
                    case 0:
                        value.Y = reader.ReadInt32();
                        break;
                    case 1:
                        value.X = reader.ReadInt32();
                        break;
                    default:
                        reader.Skip();
                        break;
                }
            }

            return value;
        }
    }
}
