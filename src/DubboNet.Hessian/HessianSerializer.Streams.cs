using System.Buffers;

namespace DubboNet.Hessian;

/// <content>Streams: the only place where the serializer waits for anything.</content>
public static partial class HessianSerializer
{
    private const int FirstBuffer = 4096;

    /// <summary>Writes a value to a stream, as its formatter says, in one piece: nothing of a value that cannot be written reaches the stream.</summary>
    public static void Serialize<T>(Stream output, T? value, IHessianFormatter<T> formatter, HessianOptions? options = null)
    {
        var buffer = new ArrayBufferWriter<byte>();
        Serialize(buffer, value, formatter, options);
        output.Write(buffer.WrittenSpan);
    }

    /// <summary>Writes a value to a stream, as its formatter says, in one piece: nothing of a value that cannot be written reaches the stream.</summary>
    public static async ValueTask SerializeAsync<T>(
        Stream output, T? value, IHessianFormatter<T> formatter, HessianOptions? options = null, CancellationToken cancellationToken = default)
    {
        var buffer = new ArrayBufferWriter<byte>();
        Serialize(buffer, value, formatter, options);
        await output.WriteAsync(buffer.WrittenMemory, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Reads a stream to its end and a value from it; bytes behind the value are ignored.</summary>
    /// <exception cref="HessianException">The stream is longer than <see cref="HessianOptions.MaxBytes"/>, or is not the value.</exception>
    public static T? Deserialize<T>(Stream input, IHessianFormatter<T> formatter, HessianOptions? options = null)
    {
        var buffer = new ArrayBufferWriter<byte>(FirstBuffer);
        while (input.Read(Next(buffer, options).Span) is > 0 and var count)
            buffer.Advance(count);
        return Deserialize(buffer.WrittenSpan, formatter, options);
    }

    /// <summary>Reads a stream to its end and a value from it; bytes behind the value are ignored.</summary>
    /// <exception cref="HessianException">The stream is longer than <see cref="HessianOptions.MaxBytes"/>, or is not the value.</exception>
    public static async ValueTask<T?> DeserializeAsync<T>(
        Stream input, IHessianFormatter<T> formatter, HessianOptions? options = null, CancellationToken cancellationToken = default)
    {
        var buffer = new ArrayBufferWriter<byte>(FirstBuffer);
        while (await input.ReadAsync(Next(buffer, options), cancellationToken).ConfigureAwait(false) is > 0 and var count)
            buffer.Advance(count);
        return Deserialize(buffer.WrittenSpan, formatter, options);
    }

    /// <summary>Room for what comes next. One byte more than the limit is asked for, so that a stream of exactly that length is told from a longer one.</summary>
    private static Memory<byte> Next(ArrayBufferWriter<byte> buffer, HessianOptions? options)
    {
        int limit = (options ?? HessianOptions.Default).MaxBytes;
        CheckLength(buffer.WrittenCount, options);
        Memory<byte> room = buffer.GetMemory();
        return room[..(int)Math.Min(room.Length, (long)limit + 1 - buffer.WrittenCount)];
    }
}
