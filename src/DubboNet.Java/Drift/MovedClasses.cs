using System.Text.RegularExpressions;

namespace DubboNet.Java;

/// <summary>Finds classes that are in another package now.</summary>
internal sealed partial class MovedClasses
{
    private readonly Dictionary<string, string> _names;

    /// <summary>Pairs names that disappeared with new ones of the same simple name.</summary>
    public MovedClasses(IEnumerable<string> contract, IEnumerable<string> current)
    {
        HashSet<string> now = new(current, StringComparer.Ordinal);
        HashSet<string> before = new(contract, StringComparer.Ordinal);
        ILookup<string, string> added = now.Where(name => !before.Contains(name)).ToLookup(SimpleNameOf);
        _names = before.Where(name => !now.Contains(name) && added[SimpleNameOf(name)].Count() == 1)
            .ToDictionary(name => name, name => added[SimpleNameOf(name)].First(), StringComparer.Ordinal);
    }

    /// <summary>Gets the new names.</summary>
    public IEnumerable<string> NewNames => _names.Values;

    /// <summary>Returns the name that a class has now.</summary>
    public string NameNow(string name) => _names.GetValueOrDefault(name, name);

    /// <summary>Returns a type with the names that its classes have now.</summary>
    public string TypeNow(string type) => _names.Count == 0 ? type : Name().Replace(type, match => NameNow(match.Value));

    /// <summary>Returns the names of the classes in a type.</summary>
    public static IEnumerable<string> NamesIn(string type) => Name().Matches(type).Select(match => match.Value);

    private static string SimpleNameOf(string name) => name[(name.LastIndexOfAny(['.', '$']) + 1)..];

    [GeneratedRegex(@"[\w.$]+")]
    private static partial Regex Name();
}
