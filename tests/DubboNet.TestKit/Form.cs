namespace DubboNet.TestKit;

/// <summary>
/// Sets how often these tests repeat expensive steps, and how exact their limits are. By default, they run among other tests on a busy
/// machine. With DUBBONET_FAULTS=full, each provider is killed or restarted ten times, and providers of all lines of Java are restarted
/// behind one address. The limits are then those that DubboNet promises, so the machine must be idle.
/// </summary>
internal static class Form
{
    private const int Slack = 10;

    /// <summary>Gets whether DUBBONET_FAULTS is "full".</summary>
    public static bool IsFull { get; } = Environment.GetEnvironmentVariable("DUBBONET_FAULTS") == "full";

    /// <summary>Gets the number of providers that one test kills. Each requires the start of another one.</summary>
    public static int Kills => IsFull ? 10 : 2;

    /// <summary>Gets how many times all Java providers behind one address are restarted.</summary>
    public static int Rounds => IsFull ? 10 : 1;

    /// <summary>Gets the lines of Java whose providers are restarted behind one address.</summary>
    public static IReadOnlyList<string> RestartedLines => IsFull ? ["2.7", "3.2", "3.3"] : ["3.3"];

    /// <summary>Returns the asserted limit for a promised limit in milliseconds.</summary>
    public static double Limit(double promised) => IsFull ? promised : Slack * promised;
}
