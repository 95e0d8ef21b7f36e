namespace DubboNet.Tool;

internal static class Program
{
    private static Task<int> Main(string[] args)
    {
        // Ctrl+C counts from here, before the libraries of the command line are loaded.
        CancellationToken interrupted = Interruption.Start();
        return CommandRunner.RunAsync(args, interrupted);
    }
}
