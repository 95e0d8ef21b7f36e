namespace DubboNet.Hessian.Tests.Models;

/// <summary>A class that keeps fields that it does not have.</summary>
internal sealed class Document : IHessianExtensible
{
    public const string ClassName = "com.acme.Document";

    public string? Title { get; set; }

    public IList<KeyValuePair<string, object?>>? UnknownFields { get; set; }

    public static Formatter Hessian { get; } = new();

    internal sealed class Formatter() : HessianClassFormatter<Document>(new ClassDefinition(ClassName, "title"))
    {
        protected override void WriteFields(ref HessianWriter writer, Document value) => writer.WriteString(value.Title);

        protected override Document ReadFields(ref HessianReader reader, ref HessianFieldCursor fields)
        {
            var value = new Document();
            reader.SetReference(fields, value);
            while (reader.ReadNextField(ref fields, out int field))
            {
                if (field == 0)
                    value.Title = reader.ReadString();
                else
                    reader.ReadUnknownField(fields, value);
            }

            return value;
        }
    }
}
