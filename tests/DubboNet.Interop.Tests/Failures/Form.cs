namespace DubboNet.Interop.Tests.Failures;

/// <summary>
/// How often these tests repeat what is costly, and how exact their limits are. By default they run among other tests on a machine that has much to do;
/// with DUBBONET_FAULTS=full each provider is killed ten times and the limits are those that DubboNet promises, so the machine should have nothing else to do.
/// </summary>
internal static class Form
{
    private const int Slack = 10;

    private static readonly bool IsFull = Environment.GetEnvironmentVariable("DUBBONET_FAULTS") == "full";

    /// <summary>Providers killed in one test; each costs the start of another.</summary>
    public static int Kills => IsFull ? 10 : 2;

    /// <summary>What is asserted for a promised limit in milliseconds.</summary>
    public static double Limit(double promised) => IsFull ? promised : Slack * promised;
}
