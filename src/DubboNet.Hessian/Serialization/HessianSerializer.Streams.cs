using System.Buffers;

namespace DubboNet.Hessian;

/// <content>Methods for streams, which are the only ones that wait for I/O.</content>
public static partial class HessianSerializer
{
    private const int FirstBuffer = 4096;

    /// <summary>
    /// Writes a value to a stream with a formatter. The value is written in one piece, so nothing reaches the stream if it cannot be
    /// written.
    /// </summary>
    public static void Serialize<T>(Stream output, T? value, IHessianFormatter<T> formatter, HessianOptions? options = null)
    {
        var buffer = new ArrayBufferWriter<byte>();
        Serialize(buffer, value, formatter, options);
        output.Write(buffer.WrittenSpan);
    }

    /// <summary>
    /// Writes a value to a stream with a formatter. The value is written in one piece, so nothing reaches the stream if it cannot be
    /// written.
    /// </summary>
    public static async ValueTask SerializeAsync<T>(
        Stream output, T? value, IHessianFormatter<T> formatter, HessianOptions? options =
            null, CancellationToken cancellationToken = default)
    {
        var buffer = new ArrayBufferWriter<byte>();
        Serialize(buffer, value, formatter, options);
        await output.WriteAsync(buffer.WrittenMemory, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Reads a stream to its end and returns the value in it. Bytes after the value are ignored.</summary>
    /// <exception cref="HessianException">The stream is longer than <see cref="HessianWireOptions.MaxBytes"/>, or does not contain a valid
    /// value.</exception>
    public static T? Deserialize<T>(Stream input, IHessianFormatter<T> formatter, HessianOptions? options = null)
    {
        var buffer = new ArrayBufferWriter<byte>(FirstBuffer);
        while (input.Read(Next(buffer, options).Span) is > 0 and var count)
            buffer.Advance(count);
        return Deserialize(buffer.WrittenSpan, formatter, options);
    }

    /// <summary>Reads a stream to its end and returns the value in it. Bytes after the value are ignored.</summary>
    /// <exception cref="HessianException">The stream is longer than <see cref="HessianWireOptions.MaxBytes"/>, or does not contain a valid
    /// value.</exception>
    public static async ValueTask<T?> DeserializeAsync<T>(
        Stream input, IHessianFormatter<T> formatter, HessianOptions? options = null, CancellationToken cancellationToken = default)
    {
        var buffer = new ArrayBufferWriter<byte>(FirstBuffer);
        while (await input.ReadAsync(Next(buffer, options), cancellationToken).ConfigureAwait(false) is > 0 and var count)
            buffer.Advance(count);
        return Deserialize(buffer.WrittenSpan, formatter, options);
    }

    /// <summary>
    /// Returns memory for the next bytes. It has room for one byte more than the limit, to distinguish a stream of exactly that length from
    /// a longer one.
    /// </summary>
    private static Memory<byte> Next(ArrayBufferWriter<byte> buffer, HessianOptions? options)
    {
        int limit = (options ?? HessianOptions.Default).MaxBytes;
        CheckLength(buffer.WrittenCount, options);
        Memory<byte> room = buffer.GetMemory();
        return room[..(int)Math.Min(room.Length, (long)limit + 1 - buffer.WrittenCount)];
    }
}
