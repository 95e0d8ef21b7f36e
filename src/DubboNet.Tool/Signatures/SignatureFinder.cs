using System.Net;

namespace DubboNet.Tool;

/// <summary>
/// Finds the methods of a service. It looks in jars, and then asks the provider over telnet and its QoS port.
/// </summary>
internal sealed class SignatureFinder(CallTarget target, IReadOnlyList<string> jars, EndPoint? qos) : IDisposable
{
    private readonly JarSignatures? _jars = jars.Count > 0 ? new JarSignatures(jars) : null;

    /// <summary>Returns the methods of a service, or null if no source has them.</summary>
    /// <exception cref="ToolException">Jars were stated, and they do not have the interface.</exception>
    public async Task<ServiceSignatures?> FindAsync(ServiceKey service, CancellationToken cancellationToken) =>
        FindInJars(service.Interface) ?? await AskPortsAsync(service.Interface, cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public void Dispose() => _jars?.Dispose();

    private ServiceSignatures? FindInJars(string interfaceName) => _jars is null
        ? null
        : _jars.Find(interfaceName) ?? throw new ToolException(
            ExitCode.Input,
            $"{string.Join(", ", jars)} has no interface {interfaceName}. {NameHint.Create(interfaceName, _jars.Names)}");

    private async Task<ServiceSignatures?> AskPortsAsync(string interfaceName, CancellationToken cancellationToken)
    {
        if (target.Provider is null)
            return null;
        (EndPoint? Address, string Name)[] ports = [(target.Provider.EndPoint, "telnet"), (qos, "QoS")];
        foreach ((EndPoint? address, string name) in ports)
        {
            if (address is null)
                continue;
            string? text = await TelnetClient.AskAsync(
                address, $"ls -l {interfaceName}", cancellationToken).ConfigureAwait(false);
            if (text is not null && TelnetSignatures.Parse(text) is { } methods)
                return new ServiceSignatures($"{name} of the provider", methods);
        }

        return null;
    }
}
