using System.IO.MemoryMappedFiles;

namespace DubboNet.Hessian.Fuzz;

/// <summary>Keeps the current input in a file that survives the process, because a stack overflow leaves no time to print it.</summary>
internal sealed class LastInput : IDisposable
{
    private const int Longest = 1024 * 1024;

    /// <summary>The path of the file, which contains the length in four bytes, followed by the bytes.</summary>
    private readonly string _path = Path.Combine(Path.GetTempPath(), $"dubbonet-fuzz-{Environment.ProcessId}.input");

    private readonly MemoryMappedFile _memory;
    private readonly MemoryMappedViewAccessor _view;

    public LastInput()
    {
        _memory = MemoryMappedFile.CreateFromFile(_path, FileMode.Create, null, Longest + sizeof(int));
        _view = _memory.CreateViewAccessor();
    }

    public void Set(byte[] input)
    {
        int length = Math.Min(input.Length, Longest);
        _view.Write(0, length);
        _view.WriteArray(sizeof(int), input, 0, length);
    }

    /// <summary>Removes the file, because the run ended normally.</summary>
    public void Dispose()
    {
        _view.Dispose();
        _memory.Dispose();
        File.Delete(_path);
    }

    /// <summary>Returns the input in such a file.</summary>
    public static byte[] Read(string path)
    {
        byte[] bytes = File.ReadAllBytes(path);
        return bytes[sizeof(int)..(sizeof(int) + BitConverter.ToInt32(bytes))];
    }
}
