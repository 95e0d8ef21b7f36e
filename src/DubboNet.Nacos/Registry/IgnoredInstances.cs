using Microsoft.Extensions.Logging;

namespace DubboNet.Nacos;

/// <summary>Reads the URLs of instances, and logs each instance that has none once.</summary>
/// <remarks>Threading: any thread can read. The lock guards the logged instances.</remarks>
internal sealed class IgnoredInstances(ILogger logger)
{
    private const int MostLogged = 1000;

    private readonly Lock _lock = new();
    private readonly HashSet<(string Service, string Ip, int Port)> _logged = [];

    /// <summary>Returns the URL of an instance, or null if its metadata cannot be one.</summary>
    public DubboUrl? TryRead(NacosInstance instance, string service, string interfaceName)
    {
        try
        {
            return InstanceUrls.ToUrl(instance, interfaceName);
        }
        catch (ArgumentException e)
        {
            bool isNew;
            lock (_lock)
                isNew = _logged.Count < MostLogged && _logged.Add((service, instance.Ip, instance.Port));
            if (isNew)
                NacosLog.InstanceIgnored(logger, instance.Ip, instance.Port, service, e.Message);
            return null;
        }
    }
}
