using DubboNet.Hessian;

namespace DubboNet.Server;

/// <summary>A method of a hosted service: how its arguments are read and who runs it.</summary>
internal abstract class HostedMethod(DubboMethod method)
{
    public DubboMethod Method => method;

    /// <summary>Reads the arguments into a call that is ready to run.</summary>
    public abstract ServerCall Decode(ref HessianReader reader);
}
