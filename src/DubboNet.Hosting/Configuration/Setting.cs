namespace DubboNet.Hosting;

/// <summary>
/// Declares one setting of an options type. It defines how the text is read, which values are valid, and their description. Documentation
/// and messages are created from these declarations.
/// </summary>
/// <param name="Name">The key, relative to the section of the options. Its parts are separated by colons. The part <c>*</c> matches any
/// single part.</param>
/// <param name="Expected">A description of valid values, which follows "must be" in messages.</param>
/// <param name="TrySet">Reads the text into the options and returns false if it cannot be read. The strings are the parts that match the
/// stars of the name.</param>
/// <param name="Find">Returns the values in the options with their keys.</param>
/// <param name="IsRight">Returns whether a value is valid.</param>
internal sealed record Setting<TOptions>(
    string Name,
    string Expected,
    Func<TOptions, string[], string, bool> TrySet,
    Func<TOptions, IEnumerable<(string Key, object Value)>> Find,
    Func<object, bool> IsRight)
{
    private readonly string[] _parts = Name.Split(':');

    /// <summary>
    /// Returns whether a key, given as its parts, belongs to this setting. Also returns the parts that match the stars of the name.
    /// </summary>
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
