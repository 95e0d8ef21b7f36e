using DubboNet.Hessian;

namespace DubboNet.Benchmarks.Hessian;

internal sealed class UserFormatter() : HessianClassFormatter<User>(new ClassDefinition(
    "com.example.bench.User",
    "tags", "level", "created", "phone", "city", "score", "balance", "active", "age", "email", "name", "id"))
{
    public static readonly UserFormatter Instance = new();

    private static readonly IHessianFormatter<List<string>> TagsFormat = HessianFormatters.List(HessianFormatters.String);
    private static readonly IHessianFormatter<Color?> LevelFormat = HessianFormatters.Nullable(BenchTypes.Color);
    private static readonly IHessianFormatter<DateTime?> CreatedFormat = HessianFormatters.Nullable(HessianFormatters.DateTime);
    private static readonly IHessianFormatter<int?> ScoreFormat = HessianFormatters.Nullable(HessianFormatters.Int32);

    protected override void WriteFields(ref HessianWriter writer, User value)
    {
        TagsFormat.Write(ref writer, value.Tags);
        LevelFormat.Write(ref writer, value.Level);
        CreatedFormat.Write(ref writer, value.Created);
        writer.WriteInt64(value.Phone);
        writer.WriteString(value.City);
        ScoreFormat.Write(ref writer, value.Score);
        writer.WriteDouble(value.Balance);
        writer.WriteBoolean(value.Active);
        writer.WriteInt32(value.Age);
        writer.WriteString(value.Email);
        writer.WriteString(value.Name);
        writer.WriteInt64(value.Id);
    }

    protected override User ReadFields(ref HessianReader reader, ref HessianFieldCursor fields)
    {
        var value = new User();
        reader.SetReference(fields, value);
        while (reader.ReadNextField(ref fields, out int field))
        {
            switch (field)
            {
                case 0: value.Tags = TagsFormat.Read(ref reader); break;
                case 1: value.Level = LevelFormat.Read(ref reader); break;
                case 2: value.Created = CreatedFormat.Read(ref reader); break;
                case 3: value.Phone = reader.ReadInt64(); break;
                case 4: value.City = reader.ReadString(); break;
                case 5: value.Score = ScoreFormat.Read(ref reader); break;
                case 6: value.Balance = reader.ReadDouble(); break;
                case 7: value.Active = reader.ReadBoolean(); break;
                case 8: value.Age = reader.ReadInt32(); break;
                case 9: value.Email = reader.ReadString(); break;
                case 10: value.Name = reader.ReadString(); break;
                case 11: value.Id = reader.ReadInt64(); break;
                default: reader.Skip(); break;
            }
        }

        return value;
    }
}
