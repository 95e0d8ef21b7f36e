namespace DubboNet.Generator;

/// <summary>
/// Contains the namespaces of types in generated code. Generated code uses full names, because a type, member or namespace of the user can
/// have any short name.
/// </summary>
internal static class From
{
    public const string Dubbo = "global::DubboNet.";
    public const string Hessian = Dubbo + "Hessian.";
    public const string System = "global::System.";
    public const string CompilerServices = System + "Runtime.CompilerServices.";
    public const string Tasks = System + "Threading.Tasks.";
}
