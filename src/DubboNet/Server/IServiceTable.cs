namespace DubboNet.Server;

/// <summary>The services that a <see cref="ServiceDispatcher"/> finds.</summary>
internal interface IServiceTable
{
    bool IsEmpty { get; }

    /// <summary>The service that a request is for.</summary>
    /// <param name="key">Where it goes.</param>
    /// <param name="attachments">What came with it.</param>
    DubboService? Find(ServiceKey key, Attachments attachments);

    /// <summary>The method whose requests begin so; of several groups' twins, one.</summary>
    HostedMethod? FindByHead(ReadOnlySpan<byte> head);

    /// <summary>What is there, for error texts.</summary>
    string Describe();
}
