using System.Runtime.CompilerServices;

namespace DubboNet.Hessian;

/// <summary>Reads arrays.</summary>
internal static class ArrayReading<T>
{
    /// <summary>
    /// Reads the elements after the start of a list. The message is known to be long enough for the length, so the array is created at once
    /// and can be referred to.
    /// </summary>
    public static T[] ReadElements(ref HessianReader reader, ref HessianListCursor list, IHessianFormatter<T> element)
    {
        if (list.Left < 0)
            return ReadUncounted(ref reader, ref list, element);
        reader.EnsureAffordable(list.Left, Unsafe.SizeOf<T>());
        var array = new T[list.Left];
        reader.SetReference(list, array);
        if (element is Int32Formatter)
        {
            reader.ReadInt32s((int[])(object)array);
            list.Left = 0;
        }

        int i = 0;
        try
        {
            for (; reader.ReadNextElement(ref list); i++)
                array[i] = element.Read(ref reader)!;
        }
        catch (HessianException error) when (error.AddElement(i))
        {
            throw;
        }

        return array;
    }

    private static T[] ReadUncounted(ref HessianReader reader, ref HessianListCursor list, IHessianFormatter<T> element)
    {
        var items = default(PooledItems<T>);
        try
        {
            while (reader.ReadNextElement(ref list))
                items.Add(ref reader, element.Read(ref reader)!);
            reader.EnsureAffordable(items.Count, Unsafe.SizeOf<T>());
            T[] array = items.Items.ToArray();
            reader.SetReference(list, array);
            return array;
        }
        catch (HessianException error) when (error.AddElement(items.Count))
        {
            throw;
        }
        finally
        {
            items.Dispose();
        }
    }
}
