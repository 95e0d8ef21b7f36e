namespace DubboNet.Tool;

/// <summary>Represents a packet of a capture.</summary>
/// <param name="LinkType">The number of its link layer.</param>
/// <param name="Time">When it was captured.</param>
/// <param name="Bytes">Its captured bytes. They are overwritten by the next packet.</param>
/// <param name="IsCutOff">Whether the capture has only the start of it.</param>
internal readonly record struct Packet(int LinkType, DateTimeOffset Time, ReadOnlyMemory<byte> Bytes, bool IsCutOff);
