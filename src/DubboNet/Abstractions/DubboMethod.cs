using System.Buffers;
using DubboNet.Hessian;
using DubboNet.Protocol;

namespace DubboNet;

/// <summary>
/// Describes a method of a Java interface on the wire, with its name, its parameter descriptor, and the formatters of its arguments and
/// result.
/// </summary>
public abstract class DubboMethod
{
    /// <summary>The protocol version for which all Java lines send attachments in responses (W17). It is not a release number.</summary>
    internal const string ProtocolVersion = "2.0.2";

    /// <summary>
    /// The release in registries. It names the version of Java Dubbo whose form registrations have, and .NET. Java parses it as 3.3.0, and
    /// decides nothing by it for this protocol.
    /// </summary>
    internal const string Release = "3.3.0-dubbonet";

    // Belongs to the options that were used last. A method of a client or a service mostly has the same options in all calls.
    private ContractOptions? _options;

    private protected DubboMethod(ServiceKey service, string name, string descriptor)
    {
        if (!JvmDescriptor.TrySplit(descriptor, out IReadOnlyList<string> parameters))
        {
            throw new ArgumentException(
                $"'{descriptor}' is not a JVM parameter descriptor, such as ILjava/lang/String; for (int, String).", nameof(descriptor));
        }

        ArgumentException.ThrowIfNullOrEmpty(name);
        Service = service;
        Name = name;
        Descriptor = descriptor;
        ParameterCount = parameters.Count;
        Head = EncodeStrings(ProtocolVersion, service.Interface, IsCallback ? null : service.Version, name, descriptor);
        PathAttachment = EncodeStrings(AttachmentKeys.Path, service.Path);
        InterfaceAttachments = IsCallback
            ? EncodeStrings(AttachmentKeys.CallbackId, service.CallbackId)
            : EncodeStrings(AttachmentKeys.Interface, service.Interface, AttachmentKeys.Version, service.Version);
        GroupAttachment = service.Group.Length > 0 ? EncodeStrings("group", service.Group) : [];
    }

    /// <summary>Gets the service that is called.</summary>
    public ServiceKey Service { get; }

    /// <summary>Gets the Java name, which overloads share.</summary>
    public string Name { get; }

    /// <summary>Gets the declared and erased parameter types as a JVM descriptor without parentheses.</summary>
    public string Descriptor { get; }

    internal int ParameterCount { get; }

    /// <summary>Gets the timeout of calls that do not specify their own. If it is null, <see cref="ServiceTimeout"/> applies.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>Gets the timeout of all methods of the service. If it is null, the timeout of the client applies.</summary>
    public TimeSpan? ServiceTimeout { get; init; }

    /// <summary>
    /// Gets a value indicating whether running a call twice is harmless. Such a call can be retried at another provider even if the first
    /// one may have run it. The default is false, so that calls are only retried if they cannot have run
    /// (<see cref="DubboException.IsRetrySafe"/>).
    /// </summary>
    public bool Idempotent { get; init; }

    /// <summary>
    /// Gets the types of the contract, which are looked up before those of <see cref="HessianOptions.Types"/>. The arguments, the result
    /// and the exceptions can be of these types where a base type or no type is declared. The default is null, for no types.
    /// </summary>
    public IHessianTypeResolver? Types { get; init; }

    /// <summary>Gets the callback parameters. Most methods have none.</summary>
    public IReadOnlyList<CallbackParameter> CallbackParameters { get; private protected init; } = [];

    /// <summary>Gets a value indicating whether the method has callback parameters.</summary>
    internal bool HasCallbacks { get; private protected init; }

    /// <summary>
    /// Gets a value indicating whether an object of the consumer is called instead of a provider's service. Such requests contain fewer
    /// fields and attachments (W45).
    /// </summary>
    internal bool IsCallback => Service.CallbackId is not null;

    /// <summary>Gets the interface and the method in the form for traces and metrics.</summary>
    internal string FullName => field ??= $"{Service.Interface}/{Name}";

    /// <summary>Gets fields 1 to 5 of a request in encoded form.</summary>
    internal byte[] Head { get; }

    internal byte[] PathAttachment { get; }

    /// <summary>Gets the encoded attachments for the interface and the version, or for the id of a callback.</summary>
    internal byte[] InterfaceAttachments { get; }

    internal byte[] GroupAttachment { get; }

    /// <summary>Returns the options for calls of this method, from those of a channel or a server.</summary>
    internal HessianOptions OptionsFor(HessianOptions options)
    {
        if (Types is null)
            return options;
        ContractOptions? known = _options;
        if (known?.IsFor(options) != true)
            _options = known = new ContractOptions(options, Types);
        return known.WithContract;
    }

    /// <summary>Returns the interface, the method and the descriptor, for messages.</summary>
    public override string ToString() => PeerText.OneLine($"{Service.Interface}.{Name}({Descriptor})");

    internal static byte[] EncodeStrings(params ReadOnlySpan<string?> values)
    {
        var output = new ArrayBufferWriter<byte>();
        using var writer = new HessianWriter(output, HessianOptions.Default);
        foreach (string? value in values)
            writer.WriteString(value);
        writer.Flush();
        return output.WrittenSpan.ToArray();
    }
}
