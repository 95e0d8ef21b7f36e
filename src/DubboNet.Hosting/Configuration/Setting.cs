namespace DubboNet.Hosting;

/// <summary>
/// One setting of options of a kind, declared once: how its text is read, which values are right, and the words for both. Documentation and messages come from
/// here.
/// </summary>
/// <param name="Name">
/// Its key below the section of the options; parts are split at colons, and <c>*</c> stands for any one part.
/// </param>
/// <param name="Expected">What it must be, to follow "must be".</param>
/// <param name="TrySet">Reads the text into the options; false if it cannot be read. The strings are what the stars stand for.</param>
/// <param name="Find">The values that the options have, with their keys.</param>
/// <param name="IsRight">Whether a value is as it must be.</param>
internal sealed record Setting<TOptions>(
    string Name,
    string Expected,
    Func<TOptions, string[], string, bool> TrySet,
    Func<TOptions, IEnumerable<(string Key, object Value)>> Find,
    Func<object, bool> IsRight)
{
    private readonly string[] _parts = Name.Split(':');

    /// <summary>Whether a key, split at its colons, is this setting's; gives what the stars stand for.</summary>
    public bool Matches(string[] key, out string[] stars)
    {
        stars = [];
        if (key.Length != _parts.Length)
            return false;
        for (int i = 0; i < key.Length; i++)
        {
            if (_parts[i] != "*" && !_parts[i].Equals(key[i], StringComparison.OrdinalIgnoreCase))
                return false;
        }

        stars = [.. key.Where((_, i) => _parts[i] == "*")];
        return true;
    }
}
