namespace DubboNet.Estate.Tests;

/// <summary>Represents the calls of one consumer while all its providers restarted.</summary>
/// <param name="Registry">The registry through which they found each other.</param>
/// <param name="Line">The line of Java.</param>
/// <param name="Direction">Which side is Java, such as <see cref="EstateTable.JavaWithJava"/>.</param>
/// <param name="Counts">The outcomes of the calls.</param>
internal sealed record RollingRow(EstateRegistry Registry, string Line, string Direction, EstateCounts Counts);
