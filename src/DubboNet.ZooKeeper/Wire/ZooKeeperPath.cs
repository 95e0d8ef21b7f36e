using System.Buffers;

namespace DubboNet.ZooKeeper;

/// <summary>Checks the paths of nodes. The server ends the connection for some invalid paths, so they are not sent.</summary>
internal static class ZooKeeperPath
{
    private static readonly SearchValues<char> Forbidden = SearchValues.Create(
        [.. Range('\0', '\u001f'), .. Range('\u007f', '\u009f'), .. Range('\ud800', '\uf8ff'), .. Range('\ufff0', '\uffff')]);

    /// <summary>Returns why a path is invalid, or null if it is valid.</summary>
    public static string? FindMistake(string path)
    {
        if (!path.StartsWith('/'))
            return "A path begins with '/'.";
        if (path.Length == 1)
            return null;
        if (path.EndsWith('/'))
            return "A path does not end with '/'.";
        int wrong = path.AsSpan().IndexOfAny(Forbidden);
        if (wrong >= 0)
            return $"The character U+{(int)path[wrong]:X4} at index {wrong} is not allowed in a path.";
        foreach (Range segment in path.AsSpan(1).Split('/'))
        {
            if (path.AsSpan(1)[segment] is "" or "." or "..")
                return "A path has no empty segment and no segment '.' or '..'.";
        }

        return null;
    }

    private static IEnumerable<char> Range(char first, char last) => Enumerable.Range(first, last - first + 1).Select(code => (char)code);
}
