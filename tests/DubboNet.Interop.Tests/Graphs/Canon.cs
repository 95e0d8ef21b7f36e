using System.Collections;
using System.Globalization;
using System.Text;
using DubboNet.Hessian;

namespace DubboNet.Interop.Tests.Graphs;

/// <summary>
/// Creates the canonical text of an object graph that DubboNet has read or will write. Java's <c>interop.Canon</c> describes the text and
/// writes it, too. Equal texts mean equal graphs, with the same sharing and the same cycles.
/// </summary>
internal sealed class Canon
{
    private const string Reference = "java.util.concurrent.atomic.AtomicReference";
    private const string References = "java.util.concurrent.atomic.AtomicReferenceArray";
    private const string EnumSet = "com.alibaba.com.caucho.hessian.io.EnumSetHandler";

    // The fields of every exception, which have a special form in the text.
    private static readonly string[] ThrowableFields = ["detailMessage", "cause", "stackTrace", "suppressedExceptions"];

    private readonly IHessianTypeResolver _types;
    private readonly Dictionary<object, int> _numbers = new(ReferenceEqualityComparer.Instance);
    private readonly StringBuilder _text = new();

    // Receives the nested values of one value. Null writes them to the text.
    private List<object>? _parts;

    private Canon(IHessianTypeResolver types) => _types = types;

    /// <param name="graph">The root.</param>
    /// <param name="types">The classes of com.example.frames that are .NET types in the graph.</param>
    public static string Of(object? graph, IHessianTypeResolver types)
    {
        var canon = new Canon(types);
        canon.Write(graph);
        return canon._text.ToString();
    }

    /// <summary>Gets the text of one value, with stars for nested values that can be shared, and these values.</summary>
    public static (string Text, IReadOnlyList<object> Parts) Shallow(object value, IHessianTypeResolver types)
    {
        List<object> parts = [];
        var canon = new Canon(types) { _parts = parts };
        canon.WriteContent(value is JavaException { Detail: { } detail } ? detail : value);
        return (canon._text.ToString(), parts);
    }

    private void Write(object? value)
    {
        if (value is JavaException { Detail: { } detail })
            value = detail;
        if (CanonScalars.Find(value) is { } scalar)
        {
            _text.Append(scalar);
        }
        else if (value is HessianObject { ClassName: Reference } reference)
        {
            _text.Append("ar(");
            Write(reference["value"]);
            _text.Append(')');
        }
        else if (value is HessianObject { ClassName: References } references)
        {
            WriteItems("ara(", ((IEnumerable)references["array"]!).Cast<object?>(), Write, ")");
        }
        else if (value is ICollection { Count: 0 } && CanonNames.OfArray(value) is not null)
        {
            WriteContent(value);
        }
        else if (_parts is not null)
        {
            _text.Append('*');
            _parts.Add(value!);
        }
        else if (_numbers.TryGetValue(value!, out int number))
        {
            _text.Append(CultureInfo.InvariantCulture, $"@{number}");
        }
        else
        {
            _numbers.Add(value!, _numbers.Count + 1);
            _text.Append(CultureInfo.InvariantCulture, $"#{_numbers.Count}");
            WriteContent(value!);
        }
    }

    private void WriteContent(object value)
    {
        if (CanonNames.OfArray(value) is { } array)
            WriteList($"({array})", ((IEnumerable)value).Cast<object?>().Select(item => CanonNames.AsElement(item, array)));
        else if (value is HessianObject { ClassName: EnumSet } set)
            WriteSet((IEnumerable)set["objects"]!);
        else if (value is HessianObject instance)
            WriteObject(instance);
        else if (CanonNames.IsSet(value))
            WriteSet((IEnumerable)value);
        else if (value is IDictionary map)
            WriteMap(map);
        else if (value is IEnumerable items)
            WriteList(CanonNames.OfList(items), items.Cast<object?>());
        else if (_types.TryGet(value.GetType(), out HessianClassFormatter? formatter) && GraphFields.Of(value) is { Count: > 0 } fields)
            WriteInstance(formatter.Definition.ClassName, value, fields);
        else
            throw new ArgumentException($"no canonical text for {value.GetType()}", nameof(value));
    }

    private void WriteList(string type, IEnumerable<object?> items) => WriteItems($"{type}[", items, Write, "]");

    private void WriteInstance(string type, object value, IEnumerable<(string, object?)> fields)
    {
        if (value is JavaException { Throwable: var throwable } thrown)
        {
            WriteThrowable(
                type, throwable.Message, thrown.InnerException ?? throwable.Cause, throwable.Frames, throwable.Suppressed, fields);
        }
        else
        {
            WriteFields(type, fields);
        }
    }

    private void WriteSet(IEnumerable items)
    {
        IEnumerable<string> texts = items.Cast<object?>().Select(OnlyScalar).Order(StringComparer.Ordinal);
        WriteItems("(S)[", texts, text => _text.Append(text), "]");
    }

    private void WriteMap(IDictionary map)
    {
        (string type, bool ordered) = CanonNames.OfMap(map);
        var entries = new List<DictionaryEntry>(map.Count);
        foreach (DictionaryEntry entry in map)
            entries.Add(entry);
        if (!ordered)
            entries = [.. entries.OrderBy(entry => OnlyScalar(entry.Key), StringComparer.Ordinal)];
        WriteItems($"{type}{{", entries, WriteEntry, "}");
    }

    private void WriteEntry(DictionaryEntry entry)
    {
        Write(entry.Key);
        _text.Append('=');
        Write(entry.Value);
    }

    private void WriteObject(HessianObject instance)
    {
        IEnumerable<(string, object?)> fields = instance.Definition.Fields.ToArray().Zip(instance.Values.ToArray());
        if (ThrowableFields.All(field => instance.TryGet(field, out _)))
            WriteThrowable(instance, fields.Where(field => !ThrowableFields.Contains(field.Item1)));
        else
            WriteFields(instance.ClassName, GraphFields.Typed(instance.ClassName, fields));
    }

    private void WriteThrowable(HessianObject throwable, IEnumerable<(string, object?)> fields)
    {
        object? cause = throwable["cause"] == throwable ? null : throwable["cause"];
        var stack = throwable["stackTrace"] as IEnumerable;
        WriteThrowable(
            throwable.ClassName, throwable["detailMessage"], cause, stack, throwable["suppressedExceptions"] as IEnumerable, fields);
    }

    private void WriteThrowable(
        string type, object? message, object? cause, IEnumerable? stack, IEnumerable? suppressed,
        IEnumerable<(string Name, object?)> fields)
    {
        _text.Append(CultureInfo.InvariantCulture, $"(T {type}){{message=");
        Write(message);
        _text.Append(",cause=");
        Write(cause);
        WriteList(",stack=", (stack ?? Array.Empty<object>()).Cast<object?>());
        WriteList(",suppressed=", (suppressed ?? Array.Empty<object>()).Cast<object?>());
        foreach ((string, object?) field in Sorted(fields))
        {
            _text.Append(',');
            WriteField(field);
        }

        _text.Append('}');
    }

    private void WriteFields(string type, IEnumerable<(string, object?)> fields) =>
        WriteItems($"({type}){{", Sorted(fields), WriteField, "}");

    private void WriteField((string Name, object? Value) field)
    {
        _text.Append(CultureInfo.InvariantCulture, $"{field.Name}=");
        Write(field.Value);
    }

    private void WriteItems<T>(string start, IEnumerable<T> items, Action<T> write, string end)
    {
        _text.Append(start);
        bool first = true;
        foreach (T item in items)
        {
            if (!first)
                _text.Append(',');
            first = false;
            write(item);
        }

        _text.Append(end);
    }

    /// <summary>
    /// Sorts fields by name. The sort is stable, so of several fields with one name, that of the base class comes first, as on the wire.
    /// </summary>
    private static IEnumerable<(string Name, object?)> Sorted(IEnumerable<(string Name, object?)> fields) =>
        fields.OrderBy(field => field.Name, StringComparer.Ordinal);

    private static string OnlyScalar(object? value) =>
        CanonScalars.Find(value) ?? throw new ArgumentException(
            $"no scalar, so its order has no meaning: {value!.GetType()}", nameof(value));
}
