namespace DubboNet.Hessian.Tests.Models;

/// <summary>Formats <see cref="Person"/> with its fields in the order of the Java writer.</summary>
internal sealed class PersonFormatter() : HessianClassFormatter<Person>(
    new ClassDefinition(Person.ClassName, "extra", "salary", "color", "home", "scores", "tags", "birthday", "active", "age", "name"))
{
    private static readonly IHessianFormatter<decimal?> Salary = As.Nullable(As.Decimal);
    private static readonly IHessianFormatter<Color?> Color = As.Nullable(Colors.Hessian);
    private static readonly IHessianFormatter<DateTime?> Birthday = As.Nullable(As.DateTime);
    private static readonly IHessianFormatter<List<string>> Tags = As.List(As.String);
    private static readonly IHessianFormatter<Dictionary<string, int>> Scores =
        As.Dictionary(As.String, As.Int32, "java.util.LinkedHashMap");

    protected override void WriteFields(ref HessianWriter writer, Person value)
    {
        writer.WriteObject(value.Extra);
        Salary.Write(ref writer, value.Salary);
        Color.Write(ref writer, value.Color);
        Point.Hessian.Write(ref writer, value.Home);
        Scores.Write(ref writer, value.Scores);
        Tags.Write(ref writer, value.Tags);
        Birthday.Write(ref writer, value.Birthday);
        writer.WriteBoolean(value.Active);
        writer.WriteInt32(value.Age);
        writer.WriteString(value.Name);
    }

    protected override Person ReadFields(ref HessianReader reader, ref HessianFieldCursor fields)
    {
        var value = new Person();
        reader.SetReference(fields, value);
        while (reader.ReadNextField(ref fields, out int field))
            ReadField(ref reader, value, field);
        return value;
    }

    private static void ReadField(ref HessianReader reader, Person value, int field)
    {
        switch (field)
        {
            case 0:
                value.Extra = reader.ReadObject();
                break;
            case 1:
                value.Salary = Salary.Read(ref reader);
                break;
            case 2:
                value.Color = Color.Read(ref reader);
                break;
            case 3:
                value.Home = Point.Hessian.Read(ref reader);
                break;
            case 4:
                value.Scores = Scores.Read(ref reader);
                break;
            case 5:
                value.Tags = Tags.Read(ref reader);
                break;
            case 6:
                value.Birthday = Birthday.Read(ref reader);
                break;
            case 7:
                value.Active = reader.ReadBoolean();
                break;
            case 8:
                value.Age = reader.ReadInt32();
                break;
            case 9:
                value.Name = reader.ReadString();
                break;
            default:
                reader.Skip();
                break;
        }
    }
}
