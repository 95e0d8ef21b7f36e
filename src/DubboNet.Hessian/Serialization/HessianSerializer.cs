using System.Buffers;

namespace DubboNet.Hessian;

/// <summary>
/// Serializes and deserializes messages with one value. For messages with several values, use <see cref="HessianWriter"/> and
/// <see cref="HessianReader"/>.
/// </summary>
public static partial class HessianSerializer
{
    /// <summary>Writes a value by its run-time type.</summary>
    public static byte[] Serialize(object? value, HessianOptions? options = null) =>
        Serialize(value, BuiltInTypes.Java.Undeclared, options);

    /// <summary>Writes a value of a type that provides its own formatter.</summary>
    public static byte[] Serialize<T>(T? value, HessianOptions? options = null)
        where T : IHessianType<T> => Serialize(value, T.Formatter, options);

    /// <summary>Writes a value with a formatter.</summary>
    public static byte[] Serialize<T>(T? value, IHessianFormatter<T> formatter, HessianOptions? options = null)
    {
        var output = new ArrayBufferWriter<byte>();
        Serialize(output, value, formatter, options);
        return output.WrittenSpan.ToArray();
    }

    /// <summary>Writes a value to a buffer. If it throws, the buffer can contain a part of the value.</summary>
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

    /// <summary>Reads a value whose type the data determines. Bytes after the value are ignored.</summary>
    public static object? Deserialize(ReadOnlySpan<byte> data, HessianOptions? options = null) =>
        Deserialize(data, BuiltInTypes.Java.Undeclared, options);

    /// <summary>Reads a value of a type that provides its own formatter. Bytes after the value are ignored.</summary>
    public static T? Deserialize<T>(ReadOnlySpan<byte> data, HessianOptions? options = null)
        where T : IHessianType<T> => Deserialize(data, T.Formatter, options);

    /// <summary>Reads a value with a formatter. Bytes after the value are ignored.</summary>
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

    /// <summary>Reads a value from a sequence. The data determines its type. Several segments are joined first.</summary>
    public static object? Deserialize(in ReadOnlySequence<byte> data, HessianOptions? options = null) =>
        Deserialize(data, BuiltInTypes.Java.Undeclared, options);

    /// <summary>Reads a value from a sequence with a formatter. Several segments are joined first.</summary>
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
