using DubboNet.Hessian;
using DubboNet.Protocol;

namespace DubboNet.Server;

/// <summary>A method of a hosted service: how its arguments are read and who runs it.</summary>
internal abstract class HostedMethod(DubboMethod method)
{
    private readonly byte[] _path = DubboMethod.EncodeStrings(method.Service.Path);
    private readonly byte[] _version = DubboMethod.EncodeStrings(method.Service.Version);
    private readonly byte[] _group = DubboMethod.EncodeStrings(method.Service.Group);

    public DubboMethod Method => method;

    /// <summary>How many calls of it may be in hand at once; null: any number. Set before the server is made; overloads may share one.</summary>
    public ConcurrencyLimit? ConcurrencyLimit { get; set; }

    /// <summary>Whether code of the application gets the context of a call, and so may keep it. A context that is not shown is used again.</summary>
    public bool HasContext { get; init; } = true;

    /// <summary>Whether nothing is declared of its arguments.</summary>
    public abstract bool IsDynamic { get; }

    /// <summary>Reads the arguments into a call that is ready to run.</summary>
    public abstract ServerCall Decode(ref HessianReader reader);

    /// <summary>Turns dynamic values into the arguments of a call that is ready to run.</summary>
    /// <exception cref="HessianException">A value is not of the declared type and cannot be converted.</exception>
    public abstract ServerCall Convert(object?[] arguments, HessianOptions hessian);

    /// <summary>A call of it that throws this instead of being handled.</summary>
    public abstract ServerCall Fail(Exception exception);

    /// <summary>The same method with code around its handler, the first interceptor outermost.</summary>
    public abstract HostedMethod Intercept(IEnumerable<IServerInterceptor> interceptors);

    /// <summary>
    /// Whether the attachments of a request whose head is this method's mean this service in its usual spelling (W23). False says nothing: they must be read.
    /// </summary>
    public bool IsMeantBy(in AttachmentHead attachments) =>
        (attachments.Path.IsEmpty ? method.Service.Path == method.Service.Interface : attachments.Path.SequenceEqual(_path))
        && (attachments.Version.IsEmpty || attachments.Version.SequenceEqual(_version))
        && (attachments.Group.IsEmpty ? method.Service.Group.Length == 0 : attachments.Group.SequenceEqual(_group));
}
