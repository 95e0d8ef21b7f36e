using System.Buffers;
using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Text;

namespace DubboNet.Hessian;

/// <summary>
/// Contains the state of a reader within one message, which is the objects by index, the class definitions and the type names. One instance
/// per thread is kept and reused. It belongs to one reader between <see cref="Rent"/> and <see cref="Return"/>.
/// </summary>
internal sealed partial class ReadGraph
{
    private const int MaxKept = 4096;
    private const int NameBits = 9;
    private const int NameSlots = 1 << NameBits;
    private const int InitialReferences = 16;
    private const int InitialClasses = 4;
    private const int InitialTypeNames = 4;
    private const int KnownSetBits = 6;
    private const int KnownWays = 4;
    private const int MaxKnownSize = 2048;
    private const int MaxExpected = 8;

    [ThreadStatic]
    private static ReadGraph? s_spare;

    private Slot[] _references = new Slot[InitialReferences];
    private WireClass[] _classes = new WireClass[InitialClasses];
    private string[] _typeNames = new string[InitialTypeNames];
    private readonly NameSlot[] _names = new NameSlot[NameSlots];

    /// <summary>
    /// The definitions of earlier messages, in sets by the hash code of the class name. A new definition replaces the oldest one of its
    /// set.
    /// </summary>
    private readonly WireClass?[] _known = new WireClass?[KnownWays << KnownSetBits];
    private readonly byte[] _nextWay = new byte[1 << KnownSetBits];

    /// <summary>The first definitions of the previous message by index. The next message usually has the same.</summary>
    private readonly WireClass?[] _expected = new WireClass?[MaxExpected];

    private Dictionary<(int Index, Type Type), object>? _copies;
    private Dictionary<object, int>? _indexes;
    private int _indexed;

    /// <summary>
    /// The indexes of objects that were still being read when they were looked up. There are no more than nested objects.
    /// </summary>
    private readonly List<int> _unfinished = [];

    /// <summary>Gets or sets the class of the object that was read last as another type than before.</summary>
    public WireClass? Copied { get; set; }

    public int ReferenceCount { get; private set; }

    public int ClassCount { get; private set; }

    private int TypeNameCount { get; set; }

    public static ReadGraph Rent()
    {
        ReadGraph graph = s_spare ?? new ReadGraph();
        s_spare = null;
        return graph;
    }

    public void Return()
    {
        if (_references.Length > MaxKept)
            ReplaceReferences(new Slot[InitialReferences]);
        else
            Array.Clear(_references, 0, ReferenceCount);
        ReferenceCount = 0;
        ReturnPlaces();
        if (TypeNameCount > MaxKept)
            return;
        Array.Clear(_classes, 0, ClassCount);
        ClassCount = 0;
        if (TypeNameCount > 0)
            Array.Clear(_typeNames, 0, TypeNameCount);
        TypeNameCount = 0;
        _copies = null;
        _indexes = null;
        Copied = null;
        _indexed = 0;
        _unfinished.Clear();
        s_spare = this;
    }

    /// <summary>Reserves the next index for an object. The table contains null for it until <see cref="SetReference"/> is called.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int ReserveReference() => ReferenceCount++;

    /// <summary>Gets the number of indexes that can be reserved before the table must grow.</summary>
    public int ReferenceCapacity => _references.Length;

    /// <summary>
    /// Takes a larger table from the pool. A long message can have as many objects as bytes, and the next message can be as long.
    /// </summary>
    public void Grow()
    {
        Slot[] larger = ArrayPool<Slot>.Shared.Rent(_references.Length * 2);
        _references.CopyTo(larger, 0);
        Array.Clear(larger, ReferenceCount, larger.Length - ReferenceCount);
        ReplaceReferences(larger);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void SetReference(int index, object value)
    {
        Slot[] references = _references;
        if (unchecked((uint)index) < (uint)references.Length)
            references[index].Value = value;
        else
            KeepCopy(~index, value.GetType(), value);
    }

    /// <summary>Returns the object of an index, or null if the index or the object does not exist yet.</summary>
    public object? TryGetReference(int index) => index >= 0 && index < ReferenceCount ? _references[index].Value : null;

    /// <summary>Returns the copy of an object for places of another type, or null if there is none.</summary>
    public object? TryGetCopy(int index, Type type) => _copies?.GetValueOrDefault((index, type));

    /// <summary>Keeps a copy for further places of its type.</summary>
    public void KeepCopy(int index, Type type, object copy) => (_copies ??= []).TryAdd((index, type), copy);

    /// <summary>Returns the index of an object that was read, or -1 if it has none.</summary>
    public int IndexOf(object value)
    {
        _indexes ??= new Dictionary<object, int>(ReferenceEqualityComparer.Instance);
        for (; _indexed < ReferenceCount; _indexed++)
        {
            if (!TryAddIndex(_indexed) && FindPlace(_indexed) < 0)
                _unfinished.Add(_indexed);
        }

        if (_indexes.TryGetValue(value, out int index))
            return index;
        _unfinished.RemoveAll(TryAddIndex);
        return _indexes.TryGetValue(value, out index) ? index : -1;
    }

    private bool TryAddIndex(int index)
    {
        if (_references[index].Value is not { } known)
            return false;
        _indexes!.TryAdd(known, index);
        return true;
    }

    public void AddClass(WireClass wireClass)
    {
        if (ClassCount == _classes.Length)
            Array.Resize(ref _classes, ClassCount * 2);
        _classes[ClassCount++] = wireClass;
    }

    /// <summary>Returns the class at an index below <see cref="ClassCount"/>.</summary>
    public WireClass Class(int index) => _classes[index];

    /// <summary>
    /// Returns the definition from an earlier message that these bytes begin with, or null if this thread no longer has it.
    /// </summary>
    public WireClass? FindKnown(ReadOnlySpan<byte> data, HessianWireOptions options)
    {
        if (ClassCount >= MaxExpected)
            return SearchKnown(data, options);
        ref WireClass? expected = ref _expected[ClassCount];
        return expected is not null && expected.IsAt(data, options) ? expected : expected = SearchKnown(data, options);
    }

    private WireClass? SearchKnown(ReadOnlySpan<byte> data, HessianWireOptions options)
    {
        foreach (WireClass? known in _known.AsSpan(KnownSet(data, options) * KnownWays, KnownWays))
        {
            if (known is not null && known.IsAt(data, options))
                return known;
        }

        return null;
    }

    /// <summary>Keeps a definition for later messages unless it is very large.</summary>
    public void Keep(WireClass wireClass, HessianWireOptions options)
    {
        if (wireClass.Bytes.Length > MaxKnownSize)
            return;
        int set = KnownSet(wireClass.Bytes, options);
        _known[(set * KnownWays) + _nextWay[set]] = wireClass;
        _nextWay[set] = (byte)((_nextWay[set] + 1) % KnownWays);
    }

    /// <summary>
    /// Returns the string of a name or a key in ASCII, or null if it is not ASCII. Peers send the same few names in every message, so each
    /// thread keeps the most recent ones.
    /// </summary>
    public string? Name(ReadOnlySpan<byte> text)
    {
        ulong letters = NameLetters(text);
        ref NameSlot slot = ref _names[unchecked(((letters ^ (ulong)text.Length) * 0x9e3779b97f4a7c15) >> (64 - NameBits))];
        if (slot.Letters != letters
            || slot.Text is not { } known
            || known.Length != text.Length
            || (text.Length > sizeof(ulong) && !Ascii.Equals(text, known)))
        {
            slot = new(letters, Ascii.IsValid(text) ? Encoding.ASCII.GetString(text) : null);
        }

        return slot.Text;
    }

    public void AddTypeName(string name)
    {
        if (TypeNameCount == _typeNames.Length)
            Array.Resize(ref _typeNames, TypeNameCount * 2);
        _typeNames[TypeNameCount++] = name;
    }

    public string? TryGetTypeName(int index) => index >= 0 && index < TypeNameCount ? _typeNames[index] : null;

    /// <summary>
    /// Returns all letters of a text of at most eight. Of a longer text, it returns the last ones, which differ more than the first. The
    /// very last letter is the lowest, so that numbered names get different slots.
    /// </summary>
    private static ulong NameLetters(ReadOnlySpan<byte> text) => text.Length switch
    {
        >= sizeof(ulong) => BinaryPrimitives.ReadUInt64BigEndian(text[^sizeof(ulong)..]),
        >= sizeof(uint) => (
            (ulong)BinaryPrimitives.ReadUInt32BigEndian(text) << 32) | BinaryPrimitives.ReadUInt32BigEndian(text[^sizeof(uint)..]),
        _ => ((ulong)text[0] << 16) | ((ulong)text[text.Length >> 1] << 8) | text[^1],
    };

    private void ReplaceReferences(Slot[] table)
    {
        Array.Clear(_references, 0, ReferenceCount);
        if (_references.Length > InitialReferences)
            ArrayPool<Slot>.Shared.Return(_references);
        _references = table;
    }

    /// <summary>
    /// Returns the set of a definition. It depends on all letters of the class name and on the rules, because a client and a server have
    /// different ones.
    /// </summary>
    private static int KnownSet(ReadOnlySpan<byte> data, HessianWireOptions options)
    {
        int length = data[0];
        int start = 1;
        if (length >= Tag.MediumString && data.Length > 1)
        {
            length = data[1];
            start = 2;
        }

        ReadOnlySpan<byte> name = data.Slice(start, Math.Min(length, data.Length - start));
        ulong hash = (ulong)options.TableNumber;
        if (name.Length > 0)
            hash = Mix(hash ^ NameLetters(name));
        for (; name.Length > sizeof(ulong); name = name[sizeof(ulong)..])
            hash = Mix(hash ^ BinaryPrimitives.ReadUInt64LittleEndian(name));
        return (int)(hash >> (64 - KnownSetBits));
    }

    private static ulong Mix(ulong hash) => unchecked(BitOperations.RotateLeft(hash, 29) * 0x9e3779b97f4a7c15);

    private readonly record struct NameSlot(ulong Letters, string? Text);

    /// <summary>Wraps an object to avoid the type check on each write to an array of objects.</summary>
    private struct Slot
    {
        public object? Value;
    }
}
