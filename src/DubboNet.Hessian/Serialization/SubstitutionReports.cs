using System.Collections.Concurrent;

namespace DubboNet.Hessian;

/// <summary>
/// Reports each pair of a class and a declared type once. A peer can invent class names, so the number of pairs is limited.
/// </summary>
internal sealed class SubstitutionReports(Action<HessianClassSubstitution> report)
{
    /// <summary>The maximum number of reported pairs.</summary>
    public const int Limit = 1000;

    private static int s_instances;

    private readonly ConcurrentDictionary<(string JavaClass, Type Declared), bool> _reported = new();
    private int _count;

    /// <summary>Gets a number that differs between the first instances of a process.</summary>
    public int Number { get; } = Interlocked.Increment(ref s_instances);

    /// <summary>Gets the callback.</summary>
    public Action<HessianClassSubstitution> Target => report;

    /// <summary>Reports a pair that was not reported before, up to the limit.</summary>
    public void Report(string javaClass, HessianClassFormatter declared, IReadOnlyList<string> dropped)
    {
        string name = MemberPath.Clean(javaClass);
        if (Volatile.Read(ref _count) >= Limit || !_reported.TryAdd((name, declared.Type), true))
            return;
        int number = Interlocked.Increment(ref _count);
        if (number <= Limit)
            report(new HessianClassSubstitution(name, declared, dropped, number == Limit));
    }
}
