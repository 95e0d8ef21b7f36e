using System.Globalization;
using System.Text;

namespace DubboNet.Tool;

/// <summary>Writes values as text: short ones on the line, others with a line for each part.</summary>
/// <param name="output">What is written to.</param>
/// <param name="maxText">The characters of a string that are shown, and twice the bytes of a binary value.</param>
internal sealed class ValuePrinter(StringBuilder output, int maxText)
{
    private const int MaxInline = 100;
    private const int Indent = 2;

    private readonly StringBuilder _line = new();

    /// <summary>Writes a value behind what is on the line, and ends the line.</summary>
    /// <param name="value">The value.</param>
    /// <param name="indent">The columns before the parts of the value.</param>
    public void Print(ValueNode value, int indent)
    {
        if (value.Kind == NodeKind.String && value.Text!.Contains('\n', StringComparison.Ordinal))
        {
            PrintLines(value.Text, indent);
            return;
        }

        if (TryPrintInline(value))
        {
            output.Append('\n');
            return;
        }

        AppendHead(output, value);
        output.Append('\n');
        foreach (NodePart part in value.Parts)
            PrintPart(part, indent);
        if (value.HiddenParts > 0)
            output.Append(' ', indent).Append(CultureInfo.InvariantCulture, $"… {value.HiddenParts} more\n");
    }

    /// <summary>Writes text with line ends as its lines, which stack traces are.</summary>
    private void PrintLines(string text, int indent)
    {
        output.Append(CultureInfo.InvariantCulture, $"text of {text.Length} characters\n");
        string shown = text.Length <= maxText ? text : text[..maxText];
        foreach (ReadOnlySpan<char> line in shown.AsSpan().TrimEnd("\r\n").EnumerateLines())
            output.Append(' ', indent).Append("| ").Append(WireText.Name(line.ToString())).Append('\n');
        if (shown.Length < text.Length)
            output.Append(' ', indent).Append("| …\n");
    }

    private void PrintPart(NodePart part, int indent)
    {
        output.Append(' ', indent);
        if (part.Name is not null)
        {
            output.Append(WireText.Name(part.Name)).Append(": ");
        }
        else if (part.Key is { } key)
        {
            if (TryPrintInline(key))
            {
                output.Append(" = ");
            }
            else
            {
                output.Append("key ");
                Print(key, indent + Indent);
                output.Append(' ', indent).Append("value ");
            }
        }
        else
        {
            output.Append("- ");
        }

        Print(part.Value, indent + Indent);
    }

    private bool TryPrintInline(ValueNode value)
    {
        _line.Clear();
        if (!TryAppend(value))
            return false;
        output.Append(_line);
        return true;
    }

    /// <summary>Appends a value to the line. Returns false if the line is too long for it.</summary>
    private bool TryAppend(ValueNode value)
    {
        AppendHead(_line, value);
        // A simple value has no other form, however long it is.
        if (!value.IsStructure)
            return true;
        if (value.HiddenParts > 0)
            return false;
        (char open, char close) = value.Kind == NodeKind.List ? ('[', ']') : ('{', '}');
        _line.Append(' ').Append(open);
        for (int i = 0; i < value.Parts.Count; i++)
        {
            NodePart part = value.Parts[i];
            _line.Append(i == 0 ? "" : ", ");
            if (part.Name is not null)
                _line.Append(WireText.Name(part.Name)).Append(": ");
            if (part.Key is not null && !TryAppend(part.Key))
                return false;
            _line.Append(part.Key is null ? "" : " = ");
            if (_line.Length > MaxInline || !TryAppend(part.Value))
                return false;
        }

        _line.Append(close);
        return _line.Length <= MaxInline;
    }

    private void AppendHead(StringBuilder target, ValueNode value)
    {
        switch (value.Kind)
        {
            case NodeKind.String:
                target.Append(WireText.Quote(value.Text!, maxText));
                break;
            case NodeKind.Long:
                target.Append(value.Text).Append('L');
                break;
            case NodeKind.Bytes:
                AppendBytes(target, value.Text!);
                break;
            case NodeKind.Raw:
                target.Append(WireText.Name(value.Text!.Length <= maxText ? value.Text : value.Text[..maxText] + "…"));
                break;
            case NodeKind.Reference:
                target.Append(CultureInfo.InvariantCulture, $"→ #{value.Number}").Append(value.JavaType is null ? "" : " ");
                target.Append(WireText.Name(value.JavaType ?? ""));
                break;
            case NodeKind.List or NodeKind.Map or NodeKind.Object:
                target.Append(WireText.Name(value.JavaType ?? (value.Kind == NodeKind.List ? "list" : "map")));
                target.Append(CultureInfo.InvariantCulture, $" #{value.Number}");
                break;
            default:
                target.Append(value.Text);
                break;
        }
    }

    private void AppendBytes(StringBuilder target, string hex)
    {
        int shown = Math.Min(hex.Length, maxText) & ~1;
        target.Append(CultureInfo.InvariantCulture, $"{hex.Length / 2} bytes");
        for (int i = 0; i < shown; i += 2)
            target.Append(' ').Append(hex, i, 2);
        target.Append(shown < hex.Length ? " …" : "");
    }
}
