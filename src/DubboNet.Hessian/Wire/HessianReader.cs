using System.Collections;
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
    private HessianOptions _options;
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
    public HessianReader(ReadOnlySpan<byte> data, HessianOptions options)
    {
        _data = data;
        _length = data.Length;
        _options = options;
        _uncheckedDepth = Math.Min(StackCheckDepth, options.MaxDepth);
        _graph = ReadGraph.Rent();
        _allocationLimit = AllocationLimit(data.Length, options);
        _referenceStop = NextStop(0);
    }

    /// <summary>Gets the options of this message.</summary>
    public readonly HessianOptions Options => _options;

    /// <summary>Gets the number of bytes read.</summary>
    public readonly int Position => _position;

    /// <summary>
    /// Gets a value indicating whether all bytes were read. Dubbo bodies can have bytes after the last expected value, which have no
    /// meaning.
    /// </summary>
    public readonly bool IsAtEnd => _position >= _data.Length;

    /// <summary>Uses the types of other options for the following values. Their limits must be the same.</summary>
    internal void UseTypes(HessianOptions options) => _options = options;

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

    /// <summary>
    /// Does the same as <see cref="TryReadNullOrReference{T}"/> for a struct. A reference to an object that was read without a declared
    /// type returns a copy.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool TryReadNullOrValue<T>(HessianClassFormatter declared, out T? value)
    {
        if (PeekValueTag() is Tag.Null or Tag.Reference)
            return ReadNullOrReference(out value, declared);
        value = default;
        return false;
    }

    private bool ReadNullOrReference<T>(out T? value, HessianClassFormatter? declared = null)
    {
        int start = _position;
        byte tag = ReadTag();
        value = tag == Tag.Null ? default : ReadReference<T>(start, declared);
        if (tag == Tag.Null && default(T) is not null)
            throw new HessianException($"The value is null: declare {CSharpName.Of(typeof(T))}?", start, CSharpName.Of(typeof(T)), "null");
        return true;
    }

    /// <summary>
    /// Does the same as <see cref="TryReadNullOrReference{T}"/> for a collection. A reference to a collection of another type returns a
    /// copy (<see cref="CollectionCopy"/>), as does an object that represents a collection (<see cref="CollectionStandIns"/>).
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool TryReadNullOrCollection<T>(ICollectionCopier<T> copier, out T? value)
    {
        if (PeekValueTag() is (>= Tag.Null and <= Tag.Reference) or (>= Tag.ShortObject and <= Tag.ShortObjectLast))
            return TryReadNoCollection(copier, out value);
        value = default;
        return false;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool TryReadNoCollection<T>(ICollectionCopier<T> copier, out T? value)
    {
        ValueKind kind = NextKind;
        value = kind switch
        {
            ValueKind.Reference => ReadCollectionReference(copier),
            ValueKind.Object => ReadStandIn(copier),
            _ => default,
        };
        if (kind == ValueKind.Null)
            _position++;
        return kind is ValueKind.Null or ValueKind.Reference or ValueKind.Object;
    }

    private T ReadStandIn<T>(ICollectionCopier<T> copier)
    {
        int start = _position;
        int index = _graph.ReferenceCount;
        object? value = ReadObject();
        if (CollectionStandIns.Find(value, MostItems, _options) is not { } items || copier.Copy(ref this, items) is not { } copy)
            throw Unexpected(copier.Expected, _data[start], start);
        _graph.KeepCopy(index, typeof(T), copy);
        return copy;
    }

    private T ReadCollectionReference<T>(ICollectionCopier<T> copier)
    {
        int start = _position++;
        int index = ReadReferenceIndex();
        object? known = FindObject(index);
        if (known is T same)
            return same;
        if (_graph.TryGetCopy(index, typeof(T)) is T earlier)
            return earlier;
        if ((CollectionStandIns.Find(known, MostItems, _options) ?? known as IEnumerable) is not { } other || copier.Copy(ref this, other) is not { } copy)
            throw BadReference(index, known, typeof(T), start);
        _graph.KeepCopy(index, typeof(T), copy);
        return (T)_graph.TryGetCopy(index, typeof(T))!;
    }

    /// <summary>
    /// Does the same as <see cref="TryReadNullOrReference{T}"/> for a class that is given as a value. A type parameter would have to be
    /// looked up at each call, because all classes share one compiled method.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool TryReadNullOrReference(HessianClassFormatter declared, out object? value)
    {
        if (PeekValueTag() is Tag.Null or Tag.Reference)
        {
            value = ReadNullOrReference(declared);
            return true;
        }

        value = null;
        return false;
    }

    private object? ReadNullOrReference(HessianClassFormatter declared)
    {
        int start = _position;
        if (ReadTag() == Tag.Null)
            return null;
        int index = ReadReferenceIndex();
        object? value = FindObject(index);
        Type type = declared.Type;
        if (value is not null && (value.GetType() == type || type.IsInstanceOfType(value)))
            return value;
        return value is HessianObject unknown ? ReadCopy(unknown, index, declared, start) : throw BadReference(index, value, type, start);
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

    private T ReadReference<T>(int start, HessianClassFormatter? declared)
    {
        int index = ReadReferenceIndex();
        object? value = FindObject(index);
        if (value is not null && Conversion.TryAs(value, out T? found, _options.AllowLossyNumbers))
            return found;
        return value is HessianObject unknown && declared is not null
            ? (T)ReadCopy(unknown, index, declared, start)
            : throw BadReference(index, value, typeof(T), start);
    }

    private readonly HessianException BadReference(int index, object? value, Type expected, int start)
    {
        string reference = string.Create(CultureInfo.InvariantCulture, $"Reference {index}");
        if (index < 0 || index >= _graph.ReferenceCount)
            return new HessianException($"{reference} points to an object that this message does not have", start, $"an index below {_graph.ReferenceCount}");
        return value is null
            ? new HessianException($"{reference} points to an object that is still being read: a type that is built from its fields (a record, a value, a read-only collection) cannot be part of a cycle", start)
            : new HessianException($"{reference} points to an object of another type", start, CSharpName.Of(expected), CSharpName.OfValue(value));
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
    private byte ReadTag()
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
    private void Enter(int start)
    {
        if (++_depth > _uncheckedDepth)
            CheckDepth(start);
    }

    private readonly void CheckDepth(int start)
    {
        if (_depth > _options.MaxDepth)
            throw LimitExceeded("levels of nesting", _options.MaxDepth, nameof(HessianOptions.MaxDepth), start);
        if (_depth > StackCheckDepth && !RuntimeHelpers.TryEnsureSufficientExecutionStack())
            throw StackTooSmall(start);
    }

    private static HessianException StackTooSmall(int start) =>
        new("The value is nested deeper than the stack of this thread allows: read it on a thread with a larger stack", start);

    private void CountElements(int count, int start)
    {
        CountValues(count, start);
        if (count > _options.MaxElements - _elements)
            throw LimitExceeded("elements and entries", _options.MaxElements, nameof(HessianOptions.MaxElements), start);
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
    private readonly byte ThrowEnd() => throw new HessianException("The data ends where a value is due", _position);

    private static HessianException LimitExceeded(string what, int limit, string option, int position) =>
        new($"More than {limit} {what} (HessianOptions.{option})", position);
}
