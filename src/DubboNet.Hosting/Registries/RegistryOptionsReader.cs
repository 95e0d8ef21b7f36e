using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace DubboNet.Hosting;

/// <summary>Reads the options of all registries from configuration, and validates them.</summary>
internal sealed class RegistryOptionsReader(
    DubboRegistrations registrations, IServiceProvider services, IConfiguration? configuration = null)
    : IConfigureNamedOptions<DubboRegistryHostingOptions>, IValidateOptions<DubboRegistryHostingOptions>
{
    public void Configure(DubboRegistryHostingOptions options) => Configure("", options);

    public void Configure(string? name, DubboRegistryHostingOptions options) => RegistrySettings.Read(configuration, name ?? "", options);

    // Reads the settings once more for the report, which is not a part of the options.
    public ValidateOptionsResult Validate(string? name, DubboRegistryHostingOptions options)
    {
        SettingReport report = RegistrySettings.Read(configuration, name ?? "", new DubboRegistryHostingOptions());
        string[] mistakes =
            [.. RegistrySettings.Check(options, registrations.Registries.GetValueOrDefault(name ?? ""), report, services)];
        return mistakes.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(mistakes);
    }
}
