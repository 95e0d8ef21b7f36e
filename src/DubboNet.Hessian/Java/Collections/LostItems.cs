using System.Collections;
using System.Globalization;

namespace DubboNet.Hessian;

/// <summary>
/// Creates errors for map keys and set items that differ in Java and are equal in .NET, such as the Integer 1 and the Long 1 as
/// <c>long</c>. One of them would be lost.
/// </summary>
internal static class LostItems
{
    /// <summary>Returns whether items come from a Java set. A list can contain an item twice, even where a set is declared.</summary>
    public static bool IsSet(in HessianListCursor list) => list.JavaType is not null && CollectionNames.IsSet(list.JavaType);

    /// <summary>Returns whether a collection that was read before came from a Java set.</summary>
    public static bool IsSet(IEnumerable collection) => collection is ISet<object?> or SetItems;

    /// <summary>Creates the error for a key that is already in a map and was received with other bytes.</summary>
    public static HessianException SameKey(object? key, Type map, int position) =>
        Create("keys of the map", "a key type", key, map, position);

    /// <summary>Creates the error for an item that is already in a set.</summary>
    public static HessianException SameItem(object? item, Type set, int position) =>
        Create("items of the set", "an item type", item, set, position);

    /// <summary>Throws if a collection contains fewer items than were received.</summary>
    public static void CheckCount(int count, int held, Type collection, int position)
    {
        if (held < count)
        {
            throw new HessianException(
                $"{CSharpName.GetDisplayName(collection)} treats some of the {count} items as equal, so {count - held} would be "
                    + "lost: declare a type that distinguishes them",
                position);
        }
    }

    private static HessianException Create(string what, string remedy, object? value, Type collection, int position) => new(
        $"Two {what} are both {Describe(value)} in {CSharpName.GetDisplayName(collection)}, so one would be lost: declare {remedy} that "
            + "distinguishes them, such as object",
        position);

    private static string Describe(object? value) => value switch
    {
        null or string => HessianException.Excerpt((string?)value),
        IFormattable number => HessianException.Excerpt(number.ToString(null, CultureInfo.InvariantCulture)).Trim('"'),
        _ => CSharpName.Describe(value),
    };
}
