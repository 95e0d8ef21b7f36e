using System.Buffers;

namespace DubboNet.Hessian.Tests.Support;

/// <summary>Creates all segmentations of the same bytes in memory.</summary>
internal static class Fragments
{
    private const byte Dirt = 0xa5;

    /// <summary>
    /// Returns the bytes as one array, inside other bytes, in two segments for each position, and in segments of one byte.
    /// </summary>
    public static IEnumerable<Fragment> All(byte[] bytes)
    {
        yield return new Fragment("one array", new ReadOnlySequence<byte>(bytes));
        yield return new Fragment("inside dirty memory", InDirtyMemory(bytes));
        for (int at = 1; at < bytes.Length; at++)
            yield return new Fragment($"split at {at}", Join(bytes.AsMemory(0, at), bytes.AsMemory(at)));
        if (bytes.Length > 1)
        {
            yield return new Fragment(
                "byte by byte", Join([.. Enumerable.Range(0, bytes.Length).Select(at => (ReadOnlyMemory<byte>)bytes.AsMemory(at, 1))]));
        }
    }

    /// <summary>Returns a sequence of segments.</summary>
    public static ReadOnlySequence<byte> Join(params ReadOnlySpan<ReadOnlyMemory<byte>> parts)
    {
        var first = new Segment(parts[0], 0);
        Segment last = first;
        foreach (ReadOnlyMemory<byte> part in parts[1..])
            last = last.Append(part);
        return new ReadOnlySequence<byte>(first, 0, last, last.Memory.Length);
    }

    private static ReadOnlySequence<byte> InDirtyMemory(byte[] bytes)
    {
        var memory = new byte[bytes.Length + 24];
        memory.AsSpan().Fill(Dirt);
        bytes.CopyTo(memory, 11);
        return new ReadOnlySequence<byte>(memory, 11, bytes.Length);
    }

    private sealed class Segment : ReadOnlySequenceSegment<byte>
    {
        public Segment(ReadOnlyMemory<byte> memory, long index)
        {
            Memory = memory;
            RunningIndex = index;
        }

        public Segment Append(ReadOnlyMemory<byte> memory)
        {
            var next = new Segment(memory, RunningIndex + Memory.Length);
            Next = next;
            return next;
        }
    }
}

/// <summary>Represents a segmentation with a name for failure messages.</summary>
internal sealed record Fragment(string Name, ReadOnlySequence<byte> Bytes);
