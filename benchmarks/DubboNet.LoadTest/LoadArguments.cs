namespace DubboNet.LoadTest;

/// <summary>Creates the arguments of callers. They differ for each caller, so that a response to the wrong caller is detected.</summary>
internal static class LoadArguments
{
    /// <summary>The name of the person that every provider returns.</summary>
    public const string Name = "Zoë 张😀";

    public static string Text(int caller) => $"Hello from {caller:D5}";

    public static long Id(int caller, long call) => ((long)caller << 40) | call;

    public static byte[] Bytes(int caller)
    {
        byte[] content = new byte[1024];
        new Random(caller).NextBytes(content);
        return content;
    }
}
