using System.Buffers;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace DubboNet.AspNetCore;

/// <summary>Converts the query of a URL to JSON arguments.</summary>
/// <param name="service">The service, which knows the enums.</param>
/// <param name="maxDepth">The maximum number of nested objects and arrays in a value.</param>
internal sealed class QueryArguments(JsonService service, int maxDepth)
{
    /// <summary>
    /// Returns an object with the values. One of a simple type is its text, those of a list are all values of the name, and any other is
    /// JSON.
    /// </summary>
    /// <exception cref="JsonValueException">A value is not JSON, or a simple type has several values.</exception>
    public JsonDocument Read(ServiceMethod method, IQueryCollection query)
    {
        var output = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(output))
        {
            writer.WriteStartObject();
            foreach ((string name, StringValues values) in query)
            {
                writer.WritePropertyName(name);
                int index = method.Names.ToList().IndexOf(name);
                JavaTypeName type = index < 0 ? JavaTypeName.Object : method.Signature.Parameters[index];
                Write(writer, type, values, ValuePath.Root("$").Field(name));
            }

            writer.WriteEndObject();
        }

        return JsonDocument.Parse(output.WrittenMemory);
    }

    private void Write(Utf8JsonWriter writer, JavaTypeName type, StringValues values, ValuePath path)
    {
        bool isText = type.Erasure is "byte[]" or "char[]";
        if (!isText && (type.Dimensions > 0 || JavaCollections.IsCollection(type.Name)))
        {
            JavaTypeName item = type.Dimensions > 0 ? type.Element : type.Argument(0);
            writer.WriteStartArray();
            for (int i = 0; i < values.Count; i++)
                WriteOne(writer, item, values[i], path.Item(i));
            writer.WriteEndArray();
            return;
        }

        if (values.Count != 1)
            throw new JsonValueException(path, $"The query has {values.Count} values, but a {type} is one value.");
        WriteOne(writer, isText ? JavaTypeName.Parse("java.lang.String") : type, values[0], path);
    }

    private void WriteOne(Utf8JsonWriter writer, JavaTypeName type, string? value, ValuePath path)
    {
        bool isSimple = type.Dimensions == 0
            && (JavaScalars.Find(type.Name) is not null || service.FindType(type.Name)?.Constants is not null);
        if (isSimple)
        {
            writer.WriteStringValue(value);
            return;
        }

        try
        {
            using JsonDocument json = JsonText.Parse(Encoding.UTF8.GetBytes(value ?? ""), maxDepth);
            json.RootElement.WriteTo(writer);
        }
        catch (JsonValueException e)
        {
            throw new JsonValueException(path, $"The value must be JSON, because it is a {type}. {e.Problem}");
        }
    }
}
