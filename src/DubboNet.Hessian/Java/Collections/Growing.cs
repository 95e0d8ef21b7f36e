using System.Numerics;

namespace DubboNet.Hessian;

/// <summary>
/// Contains the common code for collections with an unknown implementation. It checks their memory as they grow, and recognizes items that
/// they reject.
/// </summary>
internal static class Growing
{
    /// <summary>The size of a node of a tree or a linked list without its item, in bytes.</summary>
    public const int NodeSize = 64;

    /// <summary>The number of items for which the memory of a message is checked at once.</summary>
    public const int LookEvery = 64;

    /// <summary>The largest ratio of a table's capacity to the items in it.</summary>
    private const int Enlargement = 4;

    /// <summary>
    /// Checks at intervals that the message may use memory for the next items. Call it for each item with the number of items before it.
    /// </summary>
    public static void Look(ref HessianReader reader, int count, bool isGrowing, int itemSize)
    {
        if (count % LookEvery != 0 || count == 0)
            return;
        int places = isGrowing && BitOperations.IsPow2(count) ? Enlargement * count : LookEvery;
        reader.EnsureAffordable(places, itemSize + (places == LookEvery ? NodeSize : HashedSize.Overhead));
    }

    /// <summary>
    /// Returns whether a collection throws this exception to reject an item, such as an item that a sorted collection cannot compare.
    /// </summary>
    public static bool IsRefusal(Exception e) =>
        e is ArgumentException or InvalidOperationException or InvalidCastException or NotSupportedException;

    /// <summary>Creates the error for a rejected item.</summary>
    public static HessianException Refused<TCollection>(int start, Exception e) =>
        new(
            $"{CSharpName.GetDisplayName(typeof(TCollection))} does not accept the value", start, null,
            HessianException.Excerpt(e.Message));
}
