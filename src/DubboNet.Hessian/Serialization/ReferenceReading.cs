using System.Runtime.CompilerServices;

namespace DubboNet.Hessian;

/// <summary>Reads references to objects where their class is declared.</summary>
internal static class ReferenceReading
{
    /// <summary>
    /// <see cref="HessianReader.TryReadNullOrReference{T}"/> for a struct. A reference to an object that was read where nothing is
    /// declared gives a copy.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryReadNullOrValue<T>(this ref HessianReader reader, HessianClassFormatter declared, out T? value)
    {
        if (reader.PeekValueTag() is Tag.Null or Tag.Reference)
            return ReadNullOrValue(ref reader, declared, out value);
        value = default;
        return false;
    }

    /// <summary>
    /// Does the same as <see cref="HessianReader.TryReadNullOrReference{T}"/> for a class that is given as a value. A type parameter would
    /// have to be looked up at each call, because all classes share one compiled method.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryReadNullOrReference(this ref HessianReader reader, HessianClassFormatter declared, out object? value)
    {
        if (reader.PeekValueTag() is Tag.Null or Tag.Reference)
        {
            value = ReadNullOrReference(ref reader, declared);
            return true;
        }

        value = null;
        return false;
    }

    private static object? ReadNullOrReference(ref HessianReader reader, HessianClassFormatter declared)
    {
        int start = reader.Position;
        if (reader.ReadTag() == Tag.Null)
            return null;
        int index = reader.ReadReferenceIndex();
        object? value = reader.FindObject(index);
        Type type = declared.Type;
        if (value is not null && (value.GetType() == type || type.IsInstanceOfType(value)))
            return value;
        return value is IUndeclaredObject unknown
            ? reader.ReadCopy(unknown, index, declared, start)
            : throw reader.BadReference(index, value, type, start);
    }

    private static bool ReadNullOrValue<T>(ref HessianReader reader, HessianClassFormatter declared, out T? value)
    {
        if (reader.NextTag() == Tag.Null)
            return reader.TryReadNullOrReference(out value);
        int start = reader.Position;
        reader.ReadTag();
        int index = reader.ReadReferenceIndex();
        object? known = reader.FindObject(index);
        if (known is null || !Conversion.TryAs(known, out value, reader.Options.AllowLossyNumbers))
        {
            value = known is IUndeclaredObject unknown
                ? (T)reader.ReadCopy(unknown, index, declared, start)
                : throw reader.BadReference(index, known, typeof(T), start);
        }

        return true;
    }
}
