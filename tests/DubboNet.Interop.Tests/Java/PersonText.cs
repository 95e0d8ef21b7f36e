using System.Globalization;
using Example.Frames;

namespace DubboNet.Interop.Tests.Java;

/// <summary>Returns all fields of a person as text, so that two persons can be compared.</summary>
internal static class PersonText
{
    public static string Of(Person person, bool withRatio = true)
    {
        var vip = person as VipPerson;
        object?[] fields =
        [
            person.Id, person.Name, person.Age, person.Boxed, person.Active, person.Maybe, person.Tiny, person.Small, person.Letter,
            withRatio ? person.Ratio : null, person.Score, person.Balance, person.Born?.ToUnixTimeMilliseconds(), person.Color,
            person.Photo is null ? null : Convert.ToHexString(person.Photo), Join(person.Tags), Join(person.Numbers), Join(person.Names),
            Join(person.Counts), Join(person.Ids?.Order()), person.Friend == person ? "itself" : person.Friend?.Id, vip?.Level, vip?.Name2,
        ];
        return string.Join(" | ", fields.Select(field => Convert.ToString(field, CultureInfo.InvariantCulture)));
    }

    private static string? Join<T>(IEnumerable<T>? items) => items is null ? null : $"[{string.Join(", ", items)}]";
}
