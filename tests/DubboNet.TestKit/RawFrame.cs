using DubboNet.Hessian;
using DubboNet.Protocol;

namespace DubboNet.TestKit;

/// <summary>Represents a frame as a peer receives it.</summary>
internal sealed record RawFrame(byte[] Head, byte[] Body)
{
    public FrameHeader Header => FrameHeader.Read(Head);

    /// <summary>Gets the third byte, which contains the flags and the serialization.</summary>
    public byte Flags => Head[2];

    public byte Status => Head[3];

    public long Id => Header.Id;

    public byte[] Bytes => [.. Head, .. Body];

    /// <summary>Gets the first value of the body.</summary>
    public object? Value => HessianSerializer.Deserialize(Body);

    /// <summary>Gets the text of an error.</summary>
    public string Text => (string)Value!;

    /// <summary>Gets all values of the body.</summary>
    public IReadOnlyList<object?> Values
    {
        get
        {
            var values = new List<object?>();
            var reader = new HessianReader(Body, HessianOptions.Default);
            try
            {
                while (!reader.IsAtEnd)
                    values.Add(reader.ReadObject());
                return values;
            }
            finally
            {
                reader.Dispose();
            }
        }
    }
}
