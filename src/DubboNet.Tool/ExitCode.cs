namespace DubboNet.Tool;

/// <summary>Specifies how a command ended. Scripts see the number.</summary>
internal enum ExitCode
{
    /// <summary>The command did what it was asked for.</summary>
    Success = 0,

    /// <summary>The command failed for a reason that it does not know, which is a defect.</summary>
    Unexpected = 1,

    /// <summary>The command line is wrong.</summary>
    Usage = 2,

    /// <summary>A file, a jar or a JSON text cannot be used.</summary>
    Input = 3,

    /// <summary>No provider or registry can be reached.</summary>
    Unreachable = 4,

    /// <summary>The timeout of a call is over.</summary>
    Timeout = 5,

    /// <summary>The method of the provider threw an exception.</summary>
    RemoteException = 6,

    /// <summary>The provider rejected the call, or does not have the service or the method.</summary>
    Rejected = 7,

    /// <summary>
    /// A check found breaking differences, calls of a load failed, or something was left out although the command line forbids it.
    /// </summary>
    Difference = 8,

    /// <summary>The user stopped the command, as shells count it for SIGINT.</summary>
    Canceled = 130,
}
