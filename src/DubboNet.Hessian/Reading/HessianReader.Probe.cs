namespace DubboNet.Hessian;

public ref partial struct HessianReader
{
    /// <summary>Where the tables of the message stand, to go back to.</summary>
    internal readonly GraphMark Mark() => _graph.Mark();

    /// <summary>Forgets what a probe has added to the tables.</summary>
    internal readonly void Rewind(GraphMark mark) => _graph.Rewind(mark);

    /// <summary>
    /// A reader that reads values of this message a second time, from a position before this one's. What it reads takes new places in the tables, which
    /// <see cref="Rewind"/> takes back. It counts for itself, so that it may read what this reader was allowed to.
    /// </summary>
    internal readonly HessianReader Probe(int position)
    {
        HessianReader probe = this;
        probe._position = position;
        probe._elements = 0;
        probe._values = 0;
        probe._allocationLimit = AllocationLimit(_data.Length, _options);
        probe._referenceStop = NextStop(_graph.ReferenceCount);
        return probe;
    }

    /// <summary>Whether the next byte ends a list or a map, or the message.</summary>
    internal readonly bool IsAtCollectionEnd => IsAtEnd || _data[_position] == Tag.End;

    /// <summary>A copy of the bytes from a position on to this reader's.</summary>
    internal readonly byte[] BytesFrom(int start) => _data[start.._position].ToArray();

    /// <summary>What stands at a position: <c>an int</c>, <c>a string</c>.</summary>
    internal readonly string DescribeAt(int position) => Tag.Describe(_data[position]);
}
