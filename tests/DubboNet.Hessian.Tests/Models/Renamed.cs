namespace DubboNet.Hessian.Tests.Models;

/// <summary>The Java class <c>P$DupChild</c>. The base class and the derived class both have a field <c>name</c>.</summary>
internal sealed class Renamed
{
    public const string ClassName = "com.example.dubbonet.P$DupChild";

    public int V { get; set; }

    public string? BaseName { get; set; }

    public string? Name { get; set; }

    public static Formatter Hessian { get; } = new();

    internal sealed class Formatter() : HessianClassFormatter<Renamed>(new ClassDefinition(ClassName, "v", "name", "name"))
    {
        protected override void WriteFields(ref HessianWriter writer, Renamed value)
        {
            writer.WriteInt32(value.V);
            writer.WriteString(value.BaseName);
            writer.WriteString(value.Name);
        }

        protected override Renamed ReadFields(ref HessianReader reader, ref HessianFieldCursor fields)
        {
            var value = new Renamed();
            reader.SetReference(fields, value);
            while (reader.ReadNextField(ref fields, out int field))
            {
                if (field == 0)
                    value.V = reader.ReadInt32();
                else if (field == 1)
                    value.BaseName = reader.ReadString();
                else if (field == 2)
                    value.Name = reader.ReadString();
                else
                    reader.Skip();
            }

            return value;
        }
    }
}
