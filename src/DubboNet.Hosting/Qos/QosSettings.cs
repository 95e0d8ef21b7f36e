using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace DubboNet.Hosting;

/// <summary>Reads the options of the endpoint for operations from configuration, and validates them.</summary>
internal sealed class QosSettings(IConfiguration? configuration = null)
    : IConfigureOptions<DubboQosOptions>, IValidateOptions<DubboQosOptions>
{
    private const string Path = "DubboNet:Qos";

    public static SettingGroup<DubboQosOptions> All { get; } = new([
        Setting.Flag<DubboQosOptions>("Enabled", (options, flag) => options.Enabled = flag),
        Setting.Number<DubboQosOptions>(
            "Port", options => options.Port, (options, number) => options.Port = number, OptionRanges.Port)]);

    public void Configure(DubboQosOptions options) => Read(options);

    // Reads the settings once more for the report, which is not a part of the options.
    public ValidateOptionsResult Validate(string? name, DubboQosOptions options)
    {
        string[] mistakes = [.. All.Check(options, Read(new DubboQosOptions()))];
        return mistakes.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(mistakes);
    }

    private SettingReport Read(DubboQosOptions options)
    {
        var report = new SettingReport(Path);
        if (configuration is not null)
            All.Read(configuration.GetSection(Path), options, report);
        return report;
    }
}
