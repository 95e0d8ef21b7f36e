using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace DubboNet.Hessian;

/// <summary>
/// Reads Hessian 2 values from one message. All values of a message share its objects, class definitions and type names, so one reader must
/// read all of them in order. Dispose the reader after use. It is not thread-safe, and cannot be used after a
/// <see cref="HessianException"/>.
/// </summary>
public ref partial struct HessianReader
{
    /// <summary>The depth from which the stack is also checked. Every thread has enough stack for less nesting.</summary>
    private const int StackCheckDepth = 64;

    private readonly ReadOnlySpan<byte> _data;

    /// <summary>The number of bytes of the whole message.</summary>
    private readonly int _length;
    private HessianWireOptions _options;
    private readonly ReadGraph _graph;

    /// <summary>The maximum of the thread's count of allocated bytes.</summary>
    private long _allocationLimit;

    /// <summary>The largest depth that needs no further check.</summary>
    private readonly int _uncheckedDepth;

    /// <summary>The next index that needs more than a comparison.</summary>
    private int _referenceStop;

    private int _position;
    private int _depth;
    private int _elements;
    private int _values;

    /// <summary>The number of nested values that are being read and whose classes do not have to be registered.</summary>
    private int _unchecked;

    /// <summary>Whether the objects of a skipped value are being made: all of them, because others may refer to them.</summary>
    private bool _isMaking;

    /// <summary>Whether an error is being described, so that an error in the meantime is not described as well.</summary>
    private bool _isDescribing;

    /// <summary>Initializes a reader at the first byte of a message.</summary>
    public HessianReader(ReadOnlySpan<byte> data, HessianWireOptions options)
    {
        _data = data;
        _length = data.Length;
        _options = options;
        _uncheckedDepth = Math.Min(StackCheckDepth, options.MaxDepth);
        _graph = ReadGraph.Rent();
        _allocationLimit = AllocationLimit(data.Length, options);
        _referenceStop = NextStop(0);
    }

    /// <summary>Initializes a reader of a few bytes that belongs to the message of another reader.</summary>
    internal HessianReader(ReadOnlySpan<byte> data, scoped in HessianReader message)
    {
        _data = data;
        _length = message._length;
        _options = message._options;
        _graph = message._graph;
        _allocationLimit = message._allocationLimit;
        _referenceStop = message._referenceStop;
        _depth = message._depth;
        _unchecked = message._unchecked;
    }

    /// <summary>Gets the options of this message.</summary>
    public readonly HessianWireOptions Options => _options;

    /// <summary>What is remembered of this message.</summary>
    internal readonly ReadGraph Graph => _graph;

    /// <summary>Whether classes need not be registered where the reader stands.</summary>
    internal readonly bool IsUnchecked => _unchecked > 0;

    /// <summary>Gets the number of bytes read.</summary>
    public readonly int Position => _position;

    /// <summary>
    /// Gets a value indicating whether all bytes were read. Dubbo bodies can have bytes after the last expected value, which have no
    /// meaning.
    /// </summary>
    public readonly bool IsAtEnd => _position >= _data.Length;

    /// <summary>Uses the types of other options for the following values. Their limits must be the same.</summary>
    internal void UseTypes(HessianWireOptions options) => _options = options;

    /// <summary>Goes to a byte of the message.</summary>
    internal void Seek(int position) => _position = position;

    private readonly int Remaining => _data.Length - _position;

    /// <summary>Returns the memory that the reader rented.</summary>
    public readonly void Dispose() => _graph.Return();

    /// <summary>Reads any value for a formatter that handles its classes itself, so that they do not have to be registered.</summary>
    internal object? ReadAsDeclared()
    {
        _unchecked++;
        object? value = ReadObject();
        _unchecked--;
        return value;
    }

    /// <summary>Reads null if it is next.</summary>
    public bool TryReadNull()
    {
        if (PeekTag() != Tag.Null)
            return false;
        _position++;
        return true;
    }

    /// <summary>
    /// Reads null or a back reference if it is next. Call it before each list, map or object that is read as <typeparamref name="T"/>. It
    /// also reads class definitions, which can precede any of them.
    /// </summary>
    /// <exception cref="HessianException">The value is null for a value type, or is a reference to an object that does not exist, is
    /// unfinished or has another type.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryReadNullOrReference<T>(out T? value)
    {
        if (PeekValueTag() is Tag.Null or Tag.Reference)
            return ReadNullOrReference(out value);
        value = default;
        return false;
    }

    private bool ReadNullOrReference<T>(out T? value)
    {
        int start = _position;
        byte tag = ReadTag();
        value = tag == Tag.Null ? default : ReadReference<T>(start);
        if (tag == Tag.Null && default(T) is not null)
        {
            string name = CSharpName.GetDisplayName(typeof(T));
            throw new HessianException($"The value is null: declare {name}?", start, name, "null");
        }

        return true;
    }

    /// <summary>Reserves the next object index. Until its object is published, a reference to it is an error.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int ReserveReference(int start)
    {
        int index = _graph.ReferenceCount;
        if (index >= _referenceStop)
            StopAtReference(index, start);
        return _graph.ReserveReference();
    }

    private T ReadReference<T>(int start)
    {
        int index = ReadReferenceIndex();
        object? value = FindObject(index);
        return value is not null && Conversion.TryAs(value, out T? found, _options.AllowLossyNumbers)
            ? found
            : throw BadReference(index, value, typeof(T), start);
    }

    internal readonly HessianException BadReference(int index, object? value, Type expected, int start)
    {
        string reference = string.Create(CultureInfo.InvariantCulture, $"Reference {index}");
        if (index < 0 || index >= _graph.ReferenceCount)
        {
            return new HessianException(
                $"{reference} points to an object that this message does not have", start, $"an index below {_graph.ReferenceCount}");
        }

        return value is null
            ? new HessianException(
                $"{reference} points to an object that is still being read: a type that is built from its fields (a record, a value, a "
                    + "read-only collection) cannot be part of a cycle",
                start)
            : new HessianException(
                $"{reference} points to an object of another type", start, CSharpName.GetDisplayName(expected), CSharpName.Describe(value));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly byte PeekTag()
    {
        // The numbers are compared as unsigned, so that no second bounds check is compiled.
        int position = _position;
        ReadOnlySpan<byte> data = _data;
        return unchecked((uint)position < (uint)data.Length) ? data[position] : ThrowEnd();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal byte ReadTag()
    {
        byte tag = PeekTag();
        _position++;
        return tag;
    }

    /// <summary>Reads the next <paramref name="length"/> bytes.</summary>
    private ReadOnlySpan<byte> Take(int length)
    {
        if ((uint)length > (uint)Remaining)
            throw new HessianException("The data ends inside a value", _position, $"{length} more bytes", $"{Remaining}");
        ReadOnlySpan<byte> bytes = _data.Slice(_position, length);
        _position += length;
        return bytes;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Enter(int start)
    {
        if (++_depth > _uncheckedDepth)
            CheckDepth(start);
    }

    private readonly void CheckDepth(int start)
    {
        if (_depth > _options.MaxDepth)
            throw LimitExceeded("levels of nesting", _options.MaxDepth, nameof(HessianWireOptions.MaxDepth), start);
        if (_depth > StackCheckDepth && !RuntimeHelpers.TryEnsureSufficientExecutionStack())
            throw StackTooSmall(start);
    }

    private static HessianException StackTooSmall(int start) =>
        new("The value is nested deeper than the stack of this thread allows: read it on a thread with a larger stack", start);

    internal void CountElements(int count, int start)
    {
        CountValues(count, start);
        if (count > _options.MaxElements - _elements)
            throw LimitExceeded("elements and entries", _options.MaxElements, nameof(HessianWireOptions.MaxElements), start);
        _elements += count;
    }

    /// <summary>
    /// Counts elements and fields before memory is allocated for them. Each has at least one byte, so all lists and objects together cannot
    /// have more of them than the message has bytes, regardless of the counts they state.
    /// </summary>
    private void CountValues(int count, int start)
    {
        if (count > _data.Length - _values)
            throw TooManyValues(count, start);
        _values += count;
    }

    private readonly HessianException TooManyValues(int count, int start) =>
        new($"{count} more elements or fields do not fit in the message: it has {_data.Length} bytes in all", start);

    [DoesNotReturn]
    private readonly byte ThrowEnd() => throw new HessianException("The data ends where a value is expected", _position);

    private static HessianException LimitExceeded(string what, int limit, string option, int position) =>
        new($"More than {limit} {what} (HessianOptions.{option})", position);
}
