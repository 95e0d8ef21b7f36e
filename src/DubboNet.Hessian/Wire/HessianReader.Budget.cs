using System.Runtime.CompilerServices;

namespace DubboNet.Hessian;

public ref partial struct HessianReader
{
    /// <summary>The length from which messages are checked. Shorter ones cannot use a megabyte.</summary>
    private const int SmallestWatched = 1024;

    /// <summary>
    /// The margin, which is less than the mebibyte that <see cref="HessianWireOptions.MaxExpansion"/> adds, because allocations between two
    /// checks come on top.
    /// </summary>
    private const int Slack = 960 * 1024;

    /// <summary>The number of lists, maps and objects after which the allocations of the thread are checked.</summary>
    private const int LookEvery = 64;

    private const int TakenWithoutLooking = 4096;

    /// <summary>
    /// Throws if <paramref name="count"/> items of a size would use more memory than the message may. Call it before allocating the memory.
    /// </summary>
    internal readonly void EnsureAffordable(int count, int bytesEach)
    {
        long bytes = (long)count * bytesEach;
        if (bytes > TakenWithoutLooking)
            CheckAllocated(bytes);
    }

    /// <summary>Excludes memory that was allocated for a pool from that of the message.</summary>
    internal void AddPooled(long bytes) => _allocationLimit += Math.Min(bytes, long.MaxValue - _allocationLimit);

    /// <summary>Where the thread's count of allocated bytes may stand at most. A reader of a part of the message may change it.</summary>
    internal long MostAllocated
    {
        readonly get => _allocationLimit;
        set => _allocationLimit = value;
    }

    /// <summary>
    /// Gets the maximum number of items of a value that states their number without containing them. It is a quarter of the number of
    /// references that the message may use memory for, because growing and copying a list uses the memory several times.
    /// </summary>
    internal readonly long MostItems => (Slack + ((long)_options.MaxExpansion * _data.Length)) / (4 * IntPtr.Size);

    /// <summary>Handles indexes that need more than the usual comparison before they are assigned.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void StopAtReference(int index, int start)
    {
        if (index >= _options.MaxReferences)
            throw LimitExceeded("lists, maps and objects", _options.MaxReferences, nameof(HessianWireOptions.MaxReferences), start);
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

    private static long AllocationLimit(int length, HessianWireOptions options) => length < SmallestWatched
        ? long.MaxValue
        : GC.GetAllocatedBytesForCurrentThread() + Slack + ((long)options.MaxExpansion * length);

    [MethodImpl(MethodImplOptions.NoInlining)]
    internal readonly void CheckAllocated(long more = 0)
    {
        if (GC.GetAllocatedBytesForCurrentThread() > _allocationLimit - more)
        {
            throw new HessianException(
                $"The values use more than {_options.MaxExpansion} times the message's {_length} bytes "
                    + $"(HessianOptions.{nameof(HessianWireOptions.MaxExpansion)})",
                _position);
        }
    }
}
