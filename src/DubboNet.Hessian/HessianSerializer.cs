using System.Buffers;

namespace DubboNet.Hessian;

/// <summary>
/// Values to bytes and back, one value a message. For messages of several values use <see cref="HessianWriter"/> and <see cref="HessianReader"/>.
/// </summary>
public static partial class HessianSerializer
{
    /// <summary>Writes a value by its run-time type.</summary>
    public static byte[] Serialize(object? value, HessianOptions? options = null) => Serialize(value, HessianFormatters.Object, options);

    /// <summary>Writes a value of a type that carries itself.</summary>
    public static byte[] Serialize<T>(T? value, HessianOptions? options = null)
        where T : IHessianType<T> => Serialize(value, T.Formatter, options);

    /// <summary>Writes a value as its formatter says.</summary>
    public static byte[] Serialize<T>(T? value, IHessianFormatter<T> formatter, HessianOptions? options = null)
    {
        var output = new ArrayBufferWriter<byte>();
        Serialize(output, value, formatter, options);
        return output.WrittenSpan.ToArray();
    }

    /// <summary>Writes a value to a buffer. If it throws, some of the value may be in the buffer.</summary>
    public static void Serialize<T>(IBufferWriter<byte> output, T? value, IHessianFormatter<T> formatter, HessianOptions? options = null)
    {
        var writer = new HessianWriter(output, options ?? HessianOptions.Default);
        try
        {
            formatter.Write(ref writer, value);
            writer.Flush();
        }
        finally
        {
            writer.Dispose();
        }
    }

    /// <summary>Reads a value by what the bytes say; bytes behind it are ignored.</summary>
    public static object? Deserialize(ReadOnlySpan<byte> data, HessianOptions? options = null) =>
        Deserialize(data, HessianFormatters.Object, options);

    /// <summary>Reads a value of a type that carries itself; bytes behind it are ignored.</summary>
    public static T? Deserialize<T>(ReadOnlySpan<byte> data, HessianOptions? options = null)
        where T : IHessianType<T> => Deserialize(data, T.Formatter, options);

    /// <summary>Reads a value as its formatter says; bytes behind it are ignored.</summary>
    public static T? Deserialize<T>(ReadOnlySpan<byte> data, IHessianFormatter<T> formatter, HessianOptions? options = null)
    {
        CheckLength(data.Length, options);
        var reader = new HessianReader(data, options ?? HessianOptions.Default);
        try
        {
            return formatter.Read(ref reader);
        }
        finally
        {
            reader.Dispose();
        }
    }

    /// <summary>Reads a value from several segments by what the bytes say; they are joined first if there is more than one.</summary>
    public static object? Deserialize(in ReadOnlySequence<byte> data, HessianOptions? options = null) => Deserialize(data, HessianFormatters.Object, options);

    /// <summary>Reads a value from several segments, which are joined first if there is more than one.</summary>
    public static T? Deserialize<T>(in ReadOnlySequence<byte> data, IHessianFormatter<T> formatter, HessianOptions? options = null) =>
        Deserialize(data.IsSingleSegment ? data.FirstSpan : Join(data, options), formatter, options);

    private static byte[] Join(in ReadOnlySequence<byte> data, HessianOptions? options)
    {
        CheckLength(data.Length, options);
        return data.ToArray();
    }

    private static void CheckLength(long length, HessianOptions? options)
    {
        int limit = (options ?? HessianOptions.Default).MaxBytes;
        if (length > limit)
            throw new HessianException($"More than {limit} bytes in one message (HessianOptions.{nameof(HessianOptions.MaxBytes)})", limit);
    }
}
