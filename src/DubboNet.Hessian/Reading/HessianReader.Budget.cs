using System.Runtime.CompilerServices;

namespace DubboNet.Hessian;

public ref partial struct HessianReader
{
    /// <summary>Messages shorter than this are not watched: they cannot take a megabyte.</summary>
    private const int SmallestWatched = 1024;

    /// <summary>Under the mebibyte that <see cref="HessianOptions.MaxExpansion"/> adds: what is taken between two looks comes on top.</summary>
    private const int Slack = 960 * 1024;

    /// <summary>Every so many lists, maps and objects the thread's allocations are looked at.</summary>
    private const int LookEvery = 64;

    private const int TakenWithoutLooking = 4096;

    /// <summary>Fails if <paramref name="count"/> items of so many bytes would take more memory than the message may. Call it before the memory is taken.</summary>
    internal readonly void EnsureAffordable(int count, int bytesEach)
    {
        long bytes = (long)count * bytesEach;
        if (bytes > TakenWithoutLooking)
            CheckAllocated(bytes);
    }

    /// <summary>Memory that was taken for a pool does not count against the message.</summary>
    internal void AddPooled(long bytes) => _allocationLimit += Math.Min(bytes, long.MaxValue - _allocationLimit);

    /// <summary>
    /// How many items a value may have that states their number and not the items: those for whose references the message may take memory, which growing and copying
    /// a list takes several times.
    /// </summary>
    internal readonly long MostItems => (Slack + ((long)_options.MaxExpansion * _data.Length)) / (4 * IntPtr.Size);

    /// <summary>What must happen before some of the indexes are given away; the others cost one comparison.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void StopAtReference(int index, int start)
    {
        if (index >= _options.MaxReferences)
            throw LimitExceeded("lists, maps and objects", _options.MaxReferences, nameof(HessianOptions.MaxReferences), start);
        if (index == _graph.ReferenceCapacity)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            _graph.Grow();
            AddPooled(GC.GetAllocatedBytesForCurrentThread() - before);
        }

        CheckAllocated();
        _referenceStop = NextStop(index);
    }

    private readonly int NextStop(int index) => Math.Min(Math.Min(index + LookEvery, _graph.ReferenceCapacity), _options.MaxReferences);

    private static long AllocationLimit(int length, HessianOptions options) => length < SmallestWatched
        ? long.MaxValue
        : GC.GetAllocatedBytesForCurrentThread() + Slack + ((long)options.MaxExpansion * length);

    [MethodImpl(MethodImplOptions.NoInlining)]
    internal readonly void CheckAllocated(long more = 0)
    {
        if (GC.GetAllocatedBytesForCurrentThread() > _allocationLimit - more)
        {
            throw new HessianException(
                $"The values take more than {_options.MaxExpansion} times the message's {_length} bytes (HessianOptions.{nameof(HessianOptions.MaxExpansion)})",
                _position);
        }
    }
}
