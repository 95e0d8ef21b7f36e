namespace DubboNet.Java;

/// <summary>Tells which simple names mean the right type in a namespace.</summary>
internal sealed class NameScope
{
    private readonly Dictionary<string, HashSet<string>> _members = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _spacesOfName;
    private readonly Dictionary<string, TypePlan> _byJavaName;

    public NameScope(IReadOnlyList<TypePlan> plans)
    {
        foreach (TypePlan plan in plans)
        {
            MembersOf(plan.Space).Add(plan.Name);
            AddNamespaces(plan.Space);
        }

        _spacesOfName = plans.GroupBy(plan => plan.Name, StringComparer.Ordinal).ToDictionary(
            group => group.Key, group => group.Select(plan => plan.Space).Distinct().Count(), StringComparer.Ordinal);
        _byJavaName = plans.ToDictionary(plan => plan.JavaName, StringComparer.Ordinal);
        Words = new(_members.Keys.SelectMany(space => space.Split('.')), StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Gets the words of all generated namespaces.</summary>
    public HashSet<string> Words { get; }

    /// <summary>Returns whether a generated type can be written by its simple name, perhaps with a using directive.</summary>
    public bool IsClear(TypePlan plan, string from)
    {
        if (plan.Space == from)
            return true;
        if (IsAround(plan.Space, from))
            return !IsHidden(plan.Name, from, plan.Space);
        bool isKnown = plan.Symbol is not null && WellKnownNames.Contains(plan.Name);
        return !isKnown && !IsHidden(plan.Name, from, "") && _spacesOfName[plan.Name] == 1;
    }

    /// <summary>Returns whether a type of .NET or DubboNet can be written by its simple name with a using directive.</summary>
    public bool IsClear(string name, string from) => !_spacesOfName.ContainsKey(name) && !IsHidden(name, from, "");

    /// <summary>
    /// Returns the generated type of a Java class that the source of a class names. The name has its package, or it is looked for in the
    /// class and in its package. Otherwise, the only class of the name is meant, which the source imports.
    /// </summary>
    public TypePlan? Find(string from, string name)
    {
        string inner = name.Replace('.', '$');
        return _byJavaName.GetValueOrDefault(name)
            ?? _byJavaName.GetValueOrDefault($"{from}${inner}")
            ?? _byJavaName.GetValueOrDefault(from[..(from.LastIndexOf('.') + 1)] + inner)
            ?? _byJavaName.Values.Where(plan => plan.JavaName.EndsWith($".{inner}", StringComparison.Ordinal)).Take(2).ToArray() switch
            {
                [var only] => only,
                _ => null,
            };
    }

    /// <summary>Returns whether one namespace is around another.</summary>
    public static bool IsAround(string outer, string inner) => inner.StartsWith($"{outer}.", StringComparison.Ordinal);

    // A type or a namespace hides what using directives import, and what is further outside.
    private bool IsHidden(string name, string from, string stopAt)
    {
        for (string space = from; space.Length > 0 && space != stopAt; space = ParentOf(space))
        {
            if (_members.TryGetValue(space, out HashSet<string>? members) && members.Contains(name))
                return true;
        }

        return false;
    }

    private void AddNamespaces(string space)
    {
        for (string inner = space; ParentOf(inner) is { Length: > 0 } parent; inner = parent)
            MembersOf(parent).Add(inner[(parent.Length + 1)..]);
    }

    private HashSet<string> MembersOf(string space)
    {
        if (!_members.TryGetValue(space, out HashSet<string>? members))
            _members.Add(space, members = new(StringComparer.Ordinal));
        return members;
    }

    private static string ParentOf(string space) => space.LastIndexOf('.') is > 0 and int dot ? space[..dot] : "";
}
