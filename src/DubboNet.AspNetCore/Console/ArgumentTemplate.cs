using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace DubboNet.AspNetCore;

/// <summary>Writes arguments of a method's types, for people to change.</summary>
internal sealed class ArgumentTemplate
{
    private const int MaxDepth = 6;

    /// <summary>Definitions come from registries, and classes can contain each other in any number of ways.</summary>
    private const int MaxValues = 300;

    private readonly Utf8JsonWriter _writer;
    private readonly Func<string, JavaTypeShape?> _findType;
    private readonly Stack<string> _open = new();
    private int _values;

    private ArgumentTemplate(Utf8JsonWriter writer, Func<string, JavaTypeShape?> findType) => (_writer, _findType) = (writer, findType);

    /// <summary>Returns arguments as indented JSON. They are by name if the definition has the names, and otherwise in order.</summary>
    /// <param name="method">The method.</param>
    /// <param name="findType">Finds the classes of the definition.</param>
    public static string Create(ServiceMethod method, Func<string, JavaTypeShape?> findType)
    {
        var output = new ArrayBufferWriter<byte>();
        var options = new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        using (var writer = new Utf8JsonWriter(output, options))
            new ArgumentTemplate(writer, findType).Write(method.Signature);
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }

    private void Write(MethodSignature signature)
    {
        if (signature.ParameterNames is not { } names)
        {
            _writer.WriteStartArray();
            foreach (JavaTypeName type in signature.Parameters)
                Write(type);
            _writer.WriteEndArray();
            return;
        }

        _writer.WriteStartObject();
        foreach ((string name, JavaTypeName type) in names.Zip(signature.Parameters))
        {
            _writer.WritePropertyName(name);
            Write(type);
        }

        _writer.WriteEndObject();
    }

    private void Write(JavaTypeName type)
    {
        _values++;
        if (type.Erasure is "byte[]" or "char[]")
            _writer.WriteStringValue("");
        else if (type.Dimensions == 0 && JavaScalars.Find(type.Name) is { } scalar)
            _writer.WriteRawValue(scalar.Example);
        else if (_writer.CurrentDepth >= MaxDepth || _values > MaxValues)
            _writer.WriteNullValue();
        else if (type.Dimensions > 0 || JavaCollections.IsCollection(type.Name))
            WriteItem(type.Dimensions > 0 ? type.Element : type.Argument(0));
        else if (JavaCollections.IsMap(type.Name))
            WriteMap(type);
        else if (_findType(type.Name) is { } shape)
            WriteClass(type, shape);
        else
            _writer.WriteNullValue();
    }

    private void WriteItem(JavaTypeName item)
    {
        _writer.WriteStartArray();
        Write(item);
        _writer.WriteEndArray();
    }

    // A key that is not a text is one that a text can become, or the map is an array of entries.
    private void WriteMap(JavaTypeName type)
    {
        if (KeyOf(type.Argument(0)) is not { } key)
        {
            _writer.WriteStartArray();
            _writer.WriteEndArray();
            return;
        }

        _writer.WriteStartObject();
        _writer.WritePropertyName(key);
        Write(type.Argument(1));
        _writer.WriteEndObject();
    }

    private string? KeyOf(JavaTypeName type) => type switch
    {
        { Dimensions: > 0 } => null,
        { Name: "java.lang.String" or JavaTypeName.ObjectClass } => "key",
        _ when JavaScalars.Find(type.Name) is { } scalar => scalar.Example.Trim('"'),
        _ => _findType(type.Name)?.Constants?[0],
    };

    private void WriteClass(JavaTypeName type, JavaTypeShape shape)
    {
        if (shape.Constants is { } constants)
        {
            _writer.WriteStringValue(constants[0]);
            return;
        }

        // An object of the same class within itself is most often a parent or a child. The class of an abstract one is not known.
        if (shape.IsAbstract || _open.Contains(shape.Name))
        {
            _writer.WriteNullValue();
            return;
        }

        _open.Push(shape.Name);
        _writer.WriteStartObject();
        foreach (JavaFieldShape field in shape.Fields.TakeWhile(_ => _values <= MaxValues))
        {
            _writer.WritePropertyName(field.Name);
            Write(field.Type.Substitute(shape.TypeParameters, type.Arguments));
        }

        _writer.WriteEndObject();
        _open.Pop();
    }
}
