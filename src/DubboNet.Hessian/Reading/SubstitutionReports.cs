using System.Collections.Concurrent;

namespace DubboNet.Hessian;

/// <summary>
/// Reports each pair of a class and a declared type once. A peer can make up class names, so the number of pairs has a limit.
/// </summary>
internal sealed class SubstitutionReports(Action<HessianClassSubstitution> report)
{
    /// <summary>How many pairs are reported.</summary>
    public const int Limit = 1000;

    private static int s_instances;

    private readonly ConcurrentDictionary<(string JavaClass, Type Declared), bool> _reported = new();
    private int _count;

    /// <summary>Differs between the first instances of a process.</summary>
    public int Number { get; } = Interlocked.Increment(ref s_instances);

    /// <summary>What is called.</summary>
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
