namespace DubboNet.Generator;

/// <summary>
/// The namespaces of what generated code names. It names everything in full, because a type, member or namespace of the user may have any
/// short name.
/// </summary>
internal static class From
{
    public const string Dubbo = "global::DubboNet.";
    public const string Client = Dubbo + "Client.";
    public const string Hessian = Dubbo + "Hessian.";
    public const string Server = Dubbo + "Server.";
    public const string Typed = Dubbo + "Typed.";
    public const string System = "global::System.";
    public const string CompilerServices = System + "Runtime.CompilerServices.";
    public const string Tasks = System + "Threading.Tasks.";
}
