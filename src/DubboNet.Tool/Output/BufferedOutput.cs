using System.Text;

namespace DubboNet.Tool;

/// <summary>Writes many lines to the standard output with few system calls.</summary>
internal sealed class BufferedOutput : IDisposable
{
    private const int BufferSize = 64 * 1024;

    private readonly StreamWriter _writer = new(Console.OpenStandardOutput(), new UTF8Encoding(false), BufferSize) { NewLine = "\n" };

    /// <summary>Writes a line.</summary>
    public void Line(string text) => _writer.WriteLine(text);

    /// <summary>Writes what is buffered.</summary>
    public void Flush() => _writer.Flush();

    public void Dispose() => _writer.Dispose();
}
