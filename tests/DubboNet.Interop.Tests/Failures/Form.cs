namespace DubboNet.Interop.Tests.Failures;

/// <summary>
/// How often these tests repeat what is costly, and how exact their limits are. By default they run among other tests on a machine that has much to do.
/// With DUBBONET_FAULTS=full each provider is killed or restarted ten times, behind one address also those of all lines of Java, and the limits are those that
/// DubboNet promises, so the machine should have nothing else to do.
/// </summary>
internal static class Form
{
    private const int Slack = 10;

    /// <summary>Whether DUBBONET_FAULTS is "full".</summary>
    public static bool IsFull { get; } = Environment.GetEnvironmentVariable("DUBBONET_FAULTS") == "full";

    /// <summary>Providers killed in one test; each costs the start of another.</summary>
    public static int Kills => IsFull ? 10 : 2;

    /// <summary>How often all Java providers behind one address are restarted.</summary>
    public static int Rounds => IsFull ? 10 : 1;

    /// <summary>The lines of Java whose providers are restarted behind one address.</summary>
    public static IReadOnlyList<string> RestartedLines => IsFull ? ["2.7", "3.2", "3.3"] : ["3.3"];

    /// <summary>What is asserted for a promised limit in milliseconds.</summary>
    public static double Limit(double promised) => IsFull ? promised : Slack * promised;
}
