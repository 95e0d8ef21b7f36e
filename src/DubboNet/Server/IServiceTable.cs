namespace DubboNet.Server;

/// <summary>Finds services for a <see cref="RequestDecoder"/>.</summary>
internal interface IServiceTable
{
    bool IsEmpty { get; }

    /// <summary>Returns the service that a request is for, or null if there is none.</summary>
    /// <param name="key">The key of the service.</param>
    /// <param name="attachments">The attachments of the request.</param>
    DubboService? Find(ServiceKey key, Attachments attachments);

    /// <summary>
    /// Returns the method whose requests begin with the given bytes, or null. If services of several groups have the method, any of them is
    /// returned.
    /// </summary>
    HostedMethod? FindByHead(ReadOnlySpan<byte> head);

    /// <summary>Describes the services for error messages.</summary>
    string Describe();
}
