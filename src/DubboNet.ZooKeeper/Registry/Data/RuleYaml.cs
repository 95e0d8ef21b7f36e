using System.Text;
using System.Text.Json;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace DubboNet.ZooKeeper;

/// <summary>
/// Converts rules from YAML, the form in which Dubbo's consoles write them, to JSON. JSON is also YAML. Numbers become texts.
/// </summary>
/// <remarks>DubboNet.Nacos is compiled with a copy.</remarks>
internal static class RuleYaml
{
    private const int MaxDepth = 32;

    /// <exception cref="FormatException">The text is not one YAML document without aliases. The message says where.</exception>
    public static string ToJson(string text)
    {
        try
        {
            var parser = new Parser(new StringReader(text));
            using var json = new MemoryStream();
            using (var writer = new Utf8JsonWriter(json))
            {
                parser.Consume<StreamStart>();
                if (parser.TryConsume<DocumentStart>(out _))
                {
                    Write(parser, writer, depth: 1);
                    parser.Consume<DocumentEnd>();
                }
                else
                {
                    writer.WriteNullValue();
                }

                if (!parser.Accept<StreamEnd>(out _))
                    throw At(parser.Current!.Start, "another document begins. Write one document");
            }

            return Encoding.UTF8.GetString(json.GetBuffer(), 0, (int)json.Length);
        }
        catch (YamlException e)
        {
            throw At(e.Start, e.Message);
        }
    }

    private static void Write(Parser parser, Utf8JsonWriter writer, int depth)
    {
        if (depth > MaxDepth)
            throw At(parser.Current!.Start, $"values are nested in more than {MaxDepth} others");
        if (parser.TryConsume<MappingStart>(out _))
        {
            writer.WriteStartObject();
            while (!parser.TryConsume<MappingEnd>(out _))
            {
                writer.WritePropertyName(parser.Consume<Scalar>().Value);
                Write(parser, writer, depth + 1);
            }

            writer.WriteEndObject();
        }
        else if (parser.TryConsume<SequenceStart>(out _))
        {
            writer.WriteStartArray();
            while (!parser.TryConsume<SequenceEnd>(out _))
                Write(parser, writer, depth + 1);
            writer.WriteEndArray();
        }
        else if (parser.TryConsume<Scalar>(out Scalar? scalar))
        {
            Write(writer, scalar);
        }
        else
        {
            throw At(parser.Current!.Start, "an alias is used. Write its value");
        }
    }

    // Quoted texts stay texts. The other names of true and false are those of YAML 1.1, which Java reads.
    private static void Write(Utf8JsonWriter writer, Scalar scalar)
    {
        switch (scalar.Style == ScalarStyle.Plain ? scalar.Value.ToLowerInvariant() : null)
        {
            case "true" or "yes" or "on":
                writer.WriteBooleanValue(true);
                break;
            case "false" or "no" or "off":
                writer.WriteBooleanValue(false);
                break;
            case "" or "~" or "null":
                writer.WriteNullValue();
                break;
            default:
                writer.WriteStringValue(scalar.Value);
                break;
        }
    }

    private static FormatException At(Mark where, string problem) =>
        new($"It is not valid YAML. In line {where.Line}, column {where.Column}, {problem.TrimEnd('.')}.");
}
