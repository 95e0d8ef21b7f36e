using DubboNet.Hessian;
using DubboNet.Protocol;

namespace DubboNet.Server;

/// <summary>Represents a method of a hosted service. It reads the arguments of a call and runs the handler.</summary>
internal abstract class HostedMethod(DubboMethod method)
{
    private readonly byte[] _path = DubboMethod.EncodeStrings(method.Service.Path);
    private readonly byte[] _version = DubboMethod.EncodeStrings(method.Service.Version);
    private readonly byte[] _group = DubboMethod.EncodeStrings(method.Service.Group);

    public DubboMethod Method => method;

    /// <summary>
    /// Gets or sets the limit for concurrent calls, or null for no limit. It is set before the server is created. Overloads can share one
    /// limit.
    /// </summary>
    public ConcurrencyLimit? ConcurrencyLimit { get; set; }

    /// <summary>
    /// Gets a value indicating whether application code receives the context of a call and could keep it. A context that application code
    /// does not receive is reused.
    /// </summary>
    public bool HasContext { get; init; } = true;

    /// <summary>Gets a value indicating whether the arguments have no declared types.</summary>
    public abstract bool IsDynamic { get; }

    /// <summary>Reads the arguments into a call that is ready to run.</summary>
    public abstract ServerCall Decode(ref HessianReader reader);

    /// <summary>Converts dynamic values to the arguments of a call that is ready to run.</summary>
    /// <exception cref="HessianException">A value does not have the declared type and cannot be converted to it.</exception>
    public abstract ServerCall Convert(object?[] arguments, HessianOptions hessian);

    /// <summary>Creates a call that throws the given exception instead of running the handler.</summary>
    public abstract ServerCall Fail(Exception exception);

    /// <summary>Returns a copy of the method whose handler is wrapped by interceptors. The first one is the outermost.</summary>
    public abstract HostedMethod Intercept(IEnumerable<IServerInterceptor> interceptors);

    /// <summary>
    /// Returns whether the attachments name this service in the usual encoding (W23). The head of the request must be that of this method.
    /// If the result is false, the attachments have to be read to decide.
    /// </summary>
    public bool IsMeantBy(in AttachmentHead attachments) =>
        (attachments.Path.IsEmpty ? method.Service.Path == method.Service.Interface : attachments.Path.SequenceEqual(_path))
        && (attachments.Version.IsEmpty || attachments.Version.SequenceEqual(_version))
        && (attachments.Group.IsEmpty ? method.Service.Group.Length == 0 : attachments.Group.SequenceEqual(_group));
}
