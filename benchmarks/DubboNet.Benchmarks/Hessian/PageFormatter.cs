using DubboNet.Hessian;

namespace DubboNet.Benchmarks.Hessian;

internal sealed class PageFormatter() : HessianClassFormatter<Page>(
    new ClassDefinition("com.example.bench.Page", "users", "total", "size", "number"))
{
    private static readonly IHessianFormatter<List<User>> UsersFormat = HessianFormatters.List(UserFormatter.Instance);

    protected override void WriteFields(ref HessianWriter writer, Page value)
    {
        UsersFormat.Write(ref writer, value.Users);
        writer.WriteInt64(value.Total);
        writer.WriteInt32(value.Size);
        writer.WriteInt32(value.Number);
    }

    protected override Page ReadFields(ref HessianReader reader, ref HessianFieldCursor fields)
    {
        var value = new Page();
        reader.SetReference(fields, value);
        while (reader.ReadNextField(ref fields, out int field))
        {
            switch (field)
            {
                case 0: value.Users = UsersFormat.Read(ref reader); break;
                case 1: value.Total = reader.ReadInt64(); break;
                case 2: value.Size = reader.ReadInt32(); break;
                case 3: value.Number = reader.ReadInt32(); break;
                default: reader.Skip(); break;
            }
        }

        return value;
    }
}
