using System.Buffers;
using DubboNet.Hessian;
using DubboNet.Protocol;

namespace DubboNet;

/// <summary>One method of a Java interface as it is on the wire: name, parameter descriptor, and how arguments and result are carried.</summary>
public abstract class DubboMethod
{
    /// <summary>The protocol version that every Java line answers with attachments (W17); not a release number.</summary>
    internal const string ProtocolVersion = "2.0.2";

    /// <summary>For the options that were used last. A method of a client or a service mostly has the same ones in each call.</summary>
    private ContractOptions? _options;

    private protected DubboMethod(ServiceKey service, string name, string descriptor)
    {
        if (!JvmDescriptor.TrySplit(descriptor, out IReadOnlyList<string> parameters))
            throw new ArgumentException($"'{descriptor}' is not a JVM parameter descriptor, such as ILjava/lang/String; for (int, String).", nameof(descriptor));
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

    /// <summary>The service that calls go to.</summary>
    public ServiceKey Service { get; }

    /// <summary>The Java name; overloads share it.</summary>
    public string Name { get; }

    /// <summary>The declared, erased parameter types as a JVM descriptor without parentheses.</summary>
    public string Descriptor { get; }

    internal int ParameterCount { get; }

    /// <summary>How long calls of this method may take that state nothing else. Null: <see cref="ServiceTimeout"/>.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>The same for all methods of the service. Null: the client's time-out.</summary>
    public TimeSpan? ServiceTimeout { get; init; }

    /// <summary>
    /// Whether running a call twice does no harm: then it may be tried at another provider even if the first one may have run it. Default false: only what was
    /// certainly not sent is tried again.
    /// </summary>
    public bool Idempotent { get; init; }

    /// <summary>
    /// The types of its contract, which are looked up before those of <see cref="HessianOptions.Types"/>. They are what its arguments,
    /// result and exceptions can be where no type is declared, or a base type. Default null: none.
    /// </summary>
    public IHessianTypeResolver? Types { get; init; }

    /// <summary>Its parameters that are called back; mostly none.</summary>
    public IReadOnlyList<CallbackParameter> CallbackParameters { get; private protected init; } = [];

    /// <summary>Whether it has such parameters.</summary>
    internal bool HasCallbacks { get; private protected init; }

    /// <summary>Whether an object of the consumer is called, and not a provider's service: such requests say less of themselves (W45).</summary>
    internal bool IsCallback => Service.CallbackId is not null;

    /// <summary>Interface and method, as traces and metrics name it.</summary>
    internal string FullName => field ??= $"{Service.Interface}/{Name}";

    /// <summary>Fields 1 to 5 of a request as ready bytes.</summary>
    internal byte[] Head { get; }

    internal byte[] PathAttachment { get; }

    /// <summary>Interface and version; of a callback its id.</summary>
    internal byte[] InterfaceAttachments { get; }

    internal byte[] GroupAttachment { get; }

    /// <summary>The options of a channel or a server for calls of this method.</summary>
    internal HessianOptions OptionsFor(HessianOptions options)
    {
        if (Types is null)
            return options;
        ContractOptions? known = _options;
        if (known?.IsFor(options) != true)
            _options = known = new ContractOptions(options, Types);
        return known.WithContract;
    }

    /// <summary>Interface, method and descriptor, for messages.</summary>
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
