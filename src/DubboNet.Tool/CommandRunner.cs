using System.CommandLine;
using System.CommandLine.Invocation;
using DubboNet.Java;

namespace DubboNet.Tool;

/// <summary>Runs the command that a command line names, and turns its failure into a message and an exit code.</summary>
internal static class CommandRunner
{
    /// <summary>Runs a command line, and returns the exit code.</summary>
    /// <param name="args">The command line.</param>
    /// <param name="interrupted">A token that is canceled when the user stops the command.</param>
    public static async Task<int> RunAsync(string[] args, CancellationToken interrupted)
    {
        var output = new ToolOutput();
        // An argument such as @order.json is a file with JSON, and not one with arguments.
        var parsing = new ParserConfiguration { ResponseFileTokenReplacer = null };
        ParseResult parsed = ToolCommands.CreateRoot(output).Parse(args, parsing);
        // The standard output is for results.
        if (parsed.Action is ParseErrorAction mistake)
            mistake.ShowHelp = false;
        try
        {
            // Without a time for it, the library does not handle signals itself.
            var configuration = new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null };
            int code = await parsed.InvokeAsync(configuration, interrupted).ConfigureAwait(false);
            return parsed.Errors.Count > 0 ? (int)ExitCode.Usage : code;
        }
        catch (Exception e)
        {
            ExitCode code = CodeOf(e);
            output.Error(code == ExitCode.Unexpected ? $"This is a defect of dubbonet. Please report it.\n{e}" : e.Message);
            return (int)code;
        }
    }

    private static ExitCode CodeOf(Exception error) => error switch
    {
        ToolException known => known.Code,
        OperationCanceledException => ExitCode.Canceled,
        JavaException { JavaType: "org.apache.dubbo.rpc.RpcException" or "com.alibaba.dubbo.rpc.RpcException" } => ExitCode.Rejected,
        JavaException => ExitCode.RemoteException,
        DubboTimeoutException => ExitCode.Timeout,
        DubboConnectionException or NoProviderException or DubboRegistryException => ExitCode.Unreachable,
        DubboRemoteException or DubboServerBusyException => ExitCode.Rejected,
        ContractLibraryException or JavaClassFormatException or JsonValueException => ExitCode.Input,
        DubboException or IOException or UnauthorizedAccessException => ExitCode.Input,
        _ => ExitCode.Unexpected,
    };
}
