namespace DubboNet.LoadTest;

/// <summary>What callers send: different for each, so that an answer that reaches the wrong caller is found out.</summary>
internal static class LoadArguments
{
    /// <summary>The name of the person that every provider gives.</summary>
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
