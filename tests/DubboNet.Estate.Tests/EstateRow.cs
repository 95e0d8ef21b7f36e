namespace DubboNet.Estate.Tests;

/// <summary>Represents how consumers of one line followed a change of providers under load.</summary>
/// <param name="Registry">The registry through which they found each other.</param>
/// <param name="Line">The line of Java.</param>
/// <param name="Direction">Which side is Java, such as <see cref="EstateTable.JavaWithJava"/>.</param>
/// <param name="Change">What changed.</param>
/// <param name="FollowedAfter">The milliseconds from the change until the consumer made its calls accordingly.</param>
/// <param name="FailedCalls">The number of calls that failed meanwhile.</param>
/// <param name="LongestCall">The duration of the longest call meanwhile in milliseconds.</param>
internal sealed record EstateRow(
    EstateRegistry Registry, string Line, string Direction, string Change, long FollowedAfter, int FailedCalls, long LongestCall);
