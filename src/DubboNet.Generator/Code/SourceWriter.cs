using System.Text;
using Microsoft.CodeAnalysis.CSharp;

namespace DubboNet.Generator;

/// <summary>Writes lines of code, indented by blocks.</summary>
internal sealed class SourceWriter
{
    private const int MaxLine = 160;

    private readonly StringBuilder _text = new();
    private int _depth;
    private bool _isSeparated = true;

    /// <summary>Returns a text as a string literal.</summary>
    public static string Literal(string text) => SymbolDisplay.FormatLiteral(text, quote: true);

    /// <summary>An expression that fails with a message.</summary>
    public static string Throw(string message) => $"throw new global::System.NotSupportedException({Literal(message)})";

    /// <summary>Writes a line.</summary>
    public void Line(string line)
    {
        _text.Append(' ', 4 * _depth).Append(line).Append('\n');
        _isSeparated = false;
    }

    /// <summary>Writes an assignment. If the line would be too long, the value is put on the next line.</summary>
    public void Assignment(string target, string value)
    {
        if (Fits($"{target} {value}"))
        {
            Line($"{target} {value}");
            return;
        }

        Line(target);
        Indent();
        Line(value);
        Unindent();
    }

    /// <summary>Writes items separated by commas, followed by an ending. Each line contains as many items as fit.</summary>
    public void Items(IEnumerable<string> items, string ending)
    {
        var line = new StringBuilder();
        foreach (string item in items)
        {
            if (line.Length > 0 && !Fits($"{line}, {item}{ending}"))
            {
                Line($"{line},");
                line.Clear();
            }

            line.Append(line.Length > 0 ? ", " : "").Append(item);
        }

        Line($"{line}{ending}");
    }

    /// <summary>Returns whether a text fits on a line.</summary>
    public bool Fits(string text) => (4 * _depth) + text.Length <= MaxLine;

    /// <summary>Writes an empty line, unless a block has just begun or the line before is empty.</summary>
    public void Separate()
    {
        if (!_isSeparated)
            _text.Append('\n');
        _isSeparated = true;
    }

    /// <summary>Begins a block in braces.</summary>
    public void Open(string head)
    {
        Line(head);
        Open();
    }

    /// <summary>Begins a block whose head is already written.</summary>
    public void Open()
    {
        Line("{");
        _depth++;
        _isSeparated = true;
    }

    /// <summary>Ends the block.</summary>
    public void Close(string tail = "")
    {
        _depth--;
        Line("}" + tail);
    }

    /// <summary>Indents the following lines.</summary>
    public void Indent() => _depth++;

    /// <summary>Ends the indentation.</summary>
    public void Unindent() => _depth--;

    public override string ToString() => _text.ToString();
}
