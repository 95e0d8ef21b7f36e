using System.Text.Encodings.Web;
using System.Text.Json;

namespace DubboNet.Java;

public sealed partial record ContractSnapshot
{
    private const int Format = 1;

    private static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Reads a file.</summary>
    /// <param name="path">The path of the file.</param>
    /// <exception cref="FileNotFoundException">The file does not exist.</exception>
    /// <exception cref="InvalidDataException">The file is not a snapshot, or a later version wrote it.</exception>
    public static ContractSnapshot Load(string path)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(path));
            JsonElement root = document.RootElement;
            if (root.GetProperty("format").GetInt32() is var format && format != Format)
            {
                throw new InvalidDataException(
                    $"'{path}' has the format {format}, and this version reads {Format}. Write it again with 'dubbonet generate'.");
            }

            return new ContractSnapshot(
                [.. root.GetProperty("services").EnumerateArray().Select(ReadService)],
                [.. root.GetProperty("types").EnumerateArray().Select(ReadType)]);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new InvalidDataException($"'{path}' is not a snapshot of contracts: {e.Message} Write it with 'dubbonet generate'.", e);
        }
    }

    /// <summary>Writes the file if its text changes, and returns whether it did.</summary>
    /// <param name="path">The path of the file. Its folder must exist.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public bool Save(string path)
    {
        byte[] text = ToJson();
        if (File.Exists(path) && File.ReadAllBytes(path).AsSpan().SequenceEqual(text))
            return false;
        File.WriteAllBytes(path, text);
        return true;
    }

    private byte[] ToJson()
    {
        using var text = new MemoryStream();
        using (var json = new Utf8JsonWriter(text, Options))
        {
            json.WriteStartObject();
            json.WriteNumber("format", Format);
            WriteArray(json, "services", Services, Write);
            WriteArray(json, "types", Types, Write);
            json.WriteEndObject();
        }

        text.WriteByte((byte)'\n');
        return text.ToArray();
    }

    private static void Write(Utf8JsonWriter json, ServiceSnapshot service)
    {
        json.WriteStartObject();
        json.WriteString("name", service.Name);
        WriteFlag(json, "deprecated", service.IsDeprecated);
        WriteArray(json, "methods", service.Methods, Write);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, MethodSnapshot method)
    {
        json.WriteStartObject();
        json.WriteString("name", method.Name);
        json.WriteString("descriptor", method.Descriptor);
        WriteTexts(json, "parameters", method.Parameters);
        json.WriteString("result", method.Result);
        WriteFlag(json, "future", method.IsFuture);
        WriteTexts(json, "exceptions", method.Exceptions);
        WriteFlag(json, "deprecated", method.IsDeprecated);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, TypeSnapshot type)
    {
        json.WriteStartObject();
        json.WriteString("name", type.Name);
        json.WriteString("kind", type.Kind.ToString());
        if (type.Superclass is not null)
            json.WriteString("superclass", type.Superclass);
        WriteFlag(json, "abstract", type.IsAbstract);
        WriteTexts(json, "typeParameters", type.TypeParameters);
        WriteArray(json, "fields", type.Fields, (writer, field) =>
        {
            writer.WriteStartObject();
            writer.WriteString("name", field.Name);
            writer.WriteString("type", field.Type);
            writer.WriteEndObject();
        });
        WriteTexts(json, "constants", type.Constants);
        WriteFlag(json, "fallback", type.HasFallback);
        WriteFlag(json, "deprecated", type.IsDeprecated);
        json.WriteEndObject();
    }

    private static void WriteFlag(Utf8JsonWriter json, string name, bool value)
    {
        if (value)
            json.WriteBoolean(name, value);
    }

    private static void WriteTexts(Utf8JsonWriter json, string name, IReadOnlyList<string> texts) =>
        WriteArray(json, name, texts, (writer, text) => writer.WriteStringValue(text));

    private static void WriteArray<T>(Utf8JsonWriter json, string name, IReadOnlyList<T> items, Action<Utf8JsonWriter, T> write)
    {
        if (items.Count == 0 && name is not ("services" or "types"))
            return;
        json.WriteStartArray(name);
        foreach (T item in items)
            write(json, item);
        json.WriteEndArray();
    }

    private static ServiceSnapshot ReadService(JsonElement service) =>
        new(Text(service, "name"), [.. Items(service, "methods").Select(ReadMethod)], Flag(service, "deprecated"));

    private static MethodSnapshot ReadMethod(JsonElement method) => new(
        Text(method, "name"), Text(method, "descriptor"), Texts(method, "parameters"), Text(method, "result"), Flag(method, "future"),
        Texts(method, "exceptions"), Flag(method, "deprecated"));

    private static TypeSnapshot ReadType(JsonElement type) => new(
        Text(type, "name"),
        Enum.TryParse(Text(type, "kind"), out JavaClassKind kind) ? kind : throw new FormatException("a kind of type is not known"),
        type.TryGetProperty("superclass", out JsonElement superclass) ? superclass.GetString() : null,
        Texts(type, "typeParameters"),
        [.. Items(type, "fields").Select(field => new FieldSnapshot(Text(field, "name"), Text(field, "type")))],
        Texts(type, "constants"),
        Flag(type, "fallback"),
        Flag(type, "deprecated"))
    {
        IsAbstract = Flag(type, "abstract"),
    };

    private static string Text(JsonElement owner, string name) =>
        owner.GetProperty(name).GetString() ?? throw new FormatException($"'{name}' is null");

    private static bool Flag(JsonElement owner, string name) => owner.TryGetProperty(name, out JsonElement value) && value.GetBoolean();

    private static string[] Texts(JsonElement owner, string name) =>
        [.. Items(owner, name).Select(item => item.GetString() ?? throw new FormatException($"'{name}' has a null"))];

    private static JsonElement[] Items(JsonElement owner, string name) =>
        owner.TryGetProperty(name, out JsonElement items) ? [.. items.EnumerateArray()] : [];
}
