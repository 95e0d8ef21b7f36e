namespace DubboNet.Simulation.Tests;

/// <summary>
/// Records the events of a run in order, as a number that is the same when the seed is run again and, optionally, as text.
/// </summary>
internal sealed class Trace(bool keepsLines)
{
    private const ulong Prime = 1099511628211;

    /// <summary>Gets a hash code of all events so far.</summary>
    public ulong Hash { get; private set; } = 14695981039346656037;

    public List<string> Lines { get; } = [];

    public void Add(long time, string what, long first, long second)
    {
        unchecked
        {
            ulong hash = (Hash ^ (ulong)time) * Prime;
            foreach (char c in what)
                hash = (hash ^ c) * Prime;
            Hash = (((hash ^ (ulong)first) * Prime) ^ (ulong)second) * Prime;
        }

        if (keepsLines)
            Lines.Add($"{TimeSpan.FromTicks(time).TotalMilliseconds,10:F3} ms  {what} {first} {second}");
    }
}
