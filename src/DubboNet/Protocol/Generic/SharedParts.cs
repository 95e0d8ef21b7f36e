using System.Buffers;
using System.Text.Json;
using DubboNet.Hessian;

namespace DubboNet.Protocol.Generic;

/// <summary>
/// Copies the JSON text of parts that an object contains several times, because JSON has no references. The length of all copies is
/// limited. Without a limit, a few bytes of references to references would expand to an enormous text.
/// </summary>
internal sealed class SharedParts(ArrayBufferWriter<byte> output, Utf8JsonWriter writer)
{
    /// <summary>The maximum ratio of the copies to the text that is written once. The copies can exceed it by one mebibyte.</summary>
    private const int MaxExpansion = 16;

    private const long Mebibyte = 1024 * 1024;

    private readonly Dictionary<object, Part> _parts = new(ReferenceEqualityComparer.Instance);
    private long _copied;

    private int Length => checked((int)(writer.BytesCommitted + writer.BytesPending));

    /// <summary>
    /// Begins to write a part. Returns false if it has been written before. Its length is 0 if it is still being written, because it
    /// contains itself.
    /// </summary>
    public bool TryBegin(object value, out Part part)
    {
        if (_parts.TryGetValue(value, out part!))
            return false;
        part = new Part { Start = Length };
        _parts.Add(value, part);
        return true;
    }

    /// <summary>Ends a part.</summary>
    /// <param name="part">The part.</param>
    /// <param name="levels">The number of nested levels in it.</param>
    public void End(Part part, int levels) => (part.Length, part.Levels) = (Length - part.Start, levels);

    /// <summary>Writes the text of a part again.</summary>
    /// <exception cref="HessianException">The copies are too long.</exception>
    public void Copy(Part part)
    {
        _copied += part.Length;
        if (_copied > Mebibyte + (MaxExpansion * (Length + part.Length - _copied)))
        {
            throw new HessianException(
                $"The object refers to its parts so often that its JSON would be more than {MaxExpansion} times "
                + "as long as with each part written once.");
        }

        writer.Flush();
        ReadOnlySpan<byte> text = output.WrittenSpan.Slice(part.Start, part.Length);
        // The text of an element begins with the comma after the element before it.
        writer.WriteRawValue(text[0] == (byte)',' ? text[1..] : text, skipInputValidation: true);
    }

    /// <summary>Contains the place of a part in the text.</summary>
    internal sealed class Part
    {
        public required int Start { get; init; }

        public int Length { get; set; }

        public int Levels { get; set; }
    }
}
