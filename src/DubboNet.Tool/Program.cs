namespace DubboNet.Tool;

internal static class Program
{
    private static Task<int> Main(string[] args) => CommandRunner.RunAsync(args);
}
