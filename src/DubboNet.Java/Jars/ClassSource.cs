using System.Buffers;

namespace DubboNet.Java;

/// <summary>The base class of what a class path consists of.</summary>
internal abstract class ClassSource : IDisposable
{
    /// <summary>The size that a file cannot have in practice, so that a broken jar cannot ask for more memory.</summary>
    protected const int MaxFileSize = 64 * 1024 * 1024;

    /// <summary>Gets the binary names of the classes, with dots.</summary>
    public abstract IEnumerable<string> Names { get; }

    /// <summary>Returns whether there is a class with this name.</summary>
    public abstract bool Has(string name);

    /// <summary>Reads a class, or returns null if there is none with this name.</summary>
    public abstract ClassFile? Find(string name);

    /// <summary>Returns the content of a Java source, or null if it is not there.</summary>
    /// <param name="path">The path below the root of the packages, with slashes.</param>
    public abstract string? FindSource(string path);

    /// <summary>Returns the names of the superclass and the interfaces of a class, or none if it is not there.</summary>
    public virtual IEnumerable<string> FindParents(string name) => Find(name) is { } file
        ? file.Superclass is null ? file.Interfaces : file.Interfaces.Prepend(file.Superclass)
        : [];

    public abstract void Dispose();

    /// <summary>Reads and parses a class file.</summary>
    protected static ClassFile Read(Stream stream, long length, string file)
    {
        if (length > MaxFileSize)
            throw new JavaClassFormatException(file, null, $"the class file has {length} bytes, and the limit is {MaxFileSize}");
        byte[] buffer = ArrayPool<byte>.Shared.Rent((int)length);
        try
        {
            int read = stream.ReadAtLeast(buffer.AsSpan(0, (int)length), (int)length, throwOnEndOfStream: false);
            return read == length
                ? ClassFileParser.Parse(buffer.AsMemory(0, read), file)
                : throw new JavaClassFormatException(file, read, $"the class file ends early, as it should have {length} bytes");
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
