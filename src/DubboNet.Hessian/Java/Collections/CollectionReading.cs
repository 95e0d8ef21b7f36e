using System.Collections;
using System.Runtime.CompilerServices;

namespace DubboNet.Hessian;

/// <summary>Reads what may stand in the place of a collection.</summary>
internal static class CollectionReading
{
    /// <summary>
    /// Does the same as <see cref="HessianReader.TryReadNullOrReference{T}"/> for a collection. A reference to a collection of another type
    /// returns a copy (<see cref="CollectionCopy"/>), as does an object that represents a collection (<see cref="CollectionStandIns"/>).
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryReadNullOrCollection<T>(this ref HessianReader reader, ICollectionCopier<T> copier, out T? value)
    {
        if (reader.PeekValueTag() is (>= Tag.Null and <= Tag.Reference) or (>= Tag.ShortObject and <= Tag.ShortObjectLast))
            return TryReadNoCollection(ref reader, copier, out value);
        value = default;
        return false;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static bool TryReadNoCollection<T>(ref HessianReader reader, ICollectionCopier<T> copier, out T? value)
    {
        ValueKind kind = reader.NextKind;
        value = kind switch
        {
            ValueKind.Reference => ReadCollectionReference(ref reader, copier),
            ValueKind.Object => ReadStandIn(ref reader, copier),
            _ => default,
        };
        if (kind == ValueKind.Null)
            reader.ReadTag();
        return kind is ValueKind.Null or ValueKind.Reference or ValueKind.Object;
    }

    private static T ReadStandIn<T>(ref HessianReader reader, ICollectionCopier<T> copier)
    {
        int start = reader.Position;
        byte tag = reader.NextTag();
        int index = reader.Graph.ReferenceCount;
        object? value = reader.ReadObject();
        IEnumerable? items = CollectionStandIns.Find(value, reader.MostItems, reader.Options);
        if (items is null || copier.Copy(ref reader, items) is not { } copy)
            throw reader.Unexpected(copier.Expected, tag, start);
        reader.Graph.KeepCopy(index, typeof(T), copy);
        return copy;
    }

    private static T ReadCollectionReference<T>(ref HessianReader reader, ICollectionCopier<T> copier)
    {
        int start = reader.Position;
        reader.ReadTag();
        int index = reader.ReadReferenceIndex();
        object? known = reader.FindObject(index);
        if (known is T same)
            return same;
        if (reader.Graph.TryGetCopy(index, typeof(T)) is T earlier)
            return earlier;
        IEnumerable? items = CollectionStandIns.Find(known, reader.MostItems, reader.Options) ?? known as IEnumerable;
        if (items is null || copier.Copy(ref reader, items) is not { } copy)
            throw reader.BadReference(index, known, typeof(T), start);
        reader.Graph.KeepCopy(index, typeof(T), copy);
        return (T)reader.Graph.TryGetCopy(index, typeof(T))!;
    }
}
