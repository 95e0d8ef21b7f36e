namespace DubboNet.Java;

/// <summary>The exception for a class file, a source, a jar or a folder that cannot be read because its content is broken.</summary>
public sealed class JavaClassFormatException : Exception
{
    /// <summary>Initializes the exception.</summary>
    /// <param name="file">The file, with the jar that contains it.</param>
    /// <param name="position">The position of the problem in bytes, or null if the problem has no position.</param>
    /// <param name="problem">What is wrong, as a sentence without a full stop.</param>
    /// <param name="innerException">The cause, or null.</param>
    public JavaClassFormatException(string file, int? position, string problem, Exception? innerException = null)
        : base(Describe(file, position, problem), innerException)
    {
        File = file;
        Position = position;
    }

    private JavaClassFormatException(string file, string message)
        : base(message) => File = file;

    /// <summary>Gets the file, with the jar that contains it.</summary>
    public string File { get; }

    /// <summary>Gets the position of the problem in bytes from the start of the file, or null if the problem has no position.</summary>
    public int? Position { get; }

    /// <summary>Creates the exception for a Java source.</summary>
    /// <param name="file">The file, with the jar that contains it.</param>
    /// <param name="line">The line, which begins with 1.</param>
    /// <param name="problem">What is wrong, as a sentence without a full stop.</param>
    internal static JavaClassFormatException InSource(string file, int line, string problem) =>
        new(file, $"{file}:{line}: {problem}. Correct the source, or name a jar of its classes.");

    private static string Describe(string file, int? position, string problem)
    {
        string where = position is { } at ? $"{file}, byte {at}" : file;
        return $"{where}: {problem}. Build or download the file again.";
    }
}
