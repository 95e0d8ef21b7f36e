using Microsoft.Extensions.Configuration;

namespace DubboNet.ServiceDiscovery.Tests;

/// <summary>Provides configuration that a test changes.</summary>
internal sealed class Settings : ConfigurationProvider, IConfigurationSource
{
    public IConfigurationProvider Build(IConfigurationBuilder builder) => this;

    /// <summary>Replaces all values and reports the change.</summary>
    public void Replace(params (string Key, string Value)[] values)
    {
        Data = values.ToDictionary(pair => pair.Key, pair => (string?)pair.Value, StringComparer.OrdinalIgnoreCase);
        OnReload();
    }
}
