using System.Text;
using Microsoft.CodeAnalysis.CSharp;

namespace DubboNet.Generator;

/// <summary>Lines of code, indented by the blocks they stand in.</summary>
internal sealed class SourceWriter
{
    private const int MaxLine = 160;

    private readonly StringBuilder _text = new();
    private int _depth;
    private bool _isSeparated = true;

    /// <summary>A text as code has it, whatever is in it.</summary>
    public static string Literal(string text) => SymbolDisplay.FormatLiteral(text, quote: true);

    /// <summary>Writes a line.</summary>
    public void Line(string line)
    {
        _text.Append(' ', 4 * _depth).Append(line).Append('\n');
        _isSeparated = false;
    }

    /// <summary>Writes a value behind what it is given to, or below it if the line would be too long.</summary>
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

    /// <summary>Writes items with commas between them, as many in a line as it takes, and an ending behind the last.</summary>
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

    /// <summary>Whether a text is no longer than a line here may be.</summary>
    public bool Fits(string text) => (4 * _depth) + text.Length <= MaxLine;

    /// <summary>Writes an empty line, unless a block has just begun or there is one already.</summary>
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

    /// <summary>Begins a block whose head is written.</summary>
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

    /// <summary>Indents what follows.</summary>
    public void Indent() => _depth++;

    /// <summary>Ends the indentation.</summary>
    public void Unindent() => _depth--;

    public override string ToString() => _text.ToString();
}
