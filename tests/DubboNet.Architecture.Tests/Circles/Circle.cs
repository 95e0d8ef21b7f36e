namespace DubboNet.Architecture.Tests.Circles;

/// <summary>Finds circles: types that each lead to all the others by what they name (Tarjan's strongly connected components).</summary>
public sealed class Circle
{
    private readonly IReadOnlyDictionary<string, HashSet<string>> _uses;
    private readonly Dictionary<string, (int Index, int Low)> _seen = new(StringComparer.Ordinal);
    private readonly Stack<string> _path = new();
    private readonly HashSet<string> _onPath = new(StringComparer.Ordinal);
    private readonly List<IReadOnlyList<string>> _found = [];

    private Circle(IReadOnlyDictionary<string, HashSet<string>> uses) => _uses = uses;

    /// <summary>Gets the circles of two and more types, largest first.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> FindAll(IReadOnlyDictionary<string, HashSet<string>> uses)
    {
        var search = new Circle(uses);
        foreach (string type in uses.Keys.Where(type => !search._seen.ContainsKey(type)))
            search.Visit(type);
        return [.. search._found.OrderByDescending(circle => circle.Count)];
    }

    private int Visit(string type)
    {
        int index = _seen.Count;
        int low = index;
        _seen.Add(type, (index, low));
        _path.Push(type);
        _onPath.Add(type);
        foreach (string used in _uses[type])
        {
            if (!_seen.TryGetValue(used, out (int Index, int Low) other))
                low = Math.Min(low, Visit(used));
            else if (_onPath.Contains(used))
                low = Math.Min(low, other.Index);
        }

        if (low == index)
            Close(type);
        return low;
    }

    private void Close(string first)
    {
        List<string> circle = [];
        string type;
        do
        {
            type = _path.Pop();
            _onPath.Remove(type);
            circle.Add(type);
        }
        while (type != first);
        if (circle.Count > 1)
            _found.Add(circle);
    }
}
