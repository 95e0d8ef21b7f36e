using Microsoft.Extensions.Configuration;

namespace DubboNet.Hosting;

/// <summary>The settings that are allowed in <c>DubboNet:Registry</c> and <c>DubboNet:Registries:NAME</c>.</summary>
internal static class RegistrySettings
{
    public static SettingGroup<DubboRegistryHostingOptions> All { get; } = new([
        Setting.Text<DubboRegistryHostingOptions>("Address", (options, text) => options.Address = text),
        Setting.Text<DubboRegistryHostingOptions>("Group", (options, text) => options.Group = text),
        Setting.Text<DubboRegistryHostingOptions>("Namespace", (options, text) => options.Namespace = text),
        Setting.Text<DubboRegistryHostingOptions>("UserName", (options, text) => options.UserName = text),
        Setting.Text<DubboRegistryHostingOptions>("Password", (options, text) => options.Password = text),
        Setting.Time<DubboRegistryHostingOptions>("Timeout", options => options.Timeout, (options, time) => options.Timeout = time),
        Setting.Time<DubboRegistryHostingOptions>(
            "SessionTimeout", options => options.SessionTimeout, (options, time) => options.SessionTimeout = time),
        Setting.Flag<DubboRegistryHostingOptions>("Register", (options, flag) => options.Register = flag),
        Setting.Flag<DubboRegistryHostingOptions>("Subscribe", (options, flag) => options.Subscribe = flag),
        Setting.Choice<DubboRegistryHostingOptions, DubboRegisterMode>("RegisterMode", (options, mode) => options.RegisterMode = mode),
        Setting.Choice<DubboRegistryHostingOptions, DubboMetadataType>("MetadataType", (options, type) => options.MetadataType = type),
        Setting.Time<DubboRegistryHostingOptions>(
            "RetryPeriod", options => options.RetryPeriod, (options, time) => options.RetryPeriod = time),
        Setting.Flag<DubboRegistryHostingOptions>("RequireAtStart", (options, flag) => options.RequireAtStart = flag),
        Setting.Choice<DubboRegistryHostingOptions, RegistryDirectoryMode>("Discovery", (options, mode) => options.Discovery = mode),
        Setting.Flag<DubboRegistryHostingOptions>("RegisterConsumer", (options, flag) => options.RegisterConsumer = flag),
        Setting.Flag<DubboRegistryHostingOptions>("KeepLastProviders", (options, flag) => options.KeepLastProviders = flag),
        Setting.Text<DubboRegistryHostingOptions>("CacheFolder", (options, text) => options.CacheFolder = text),
        Setting.Flag<DubboRegistryHostingOptions>("Preferred", (options, flag) => options.Preferred = flag),
        Setting.Text<DubboRegistryHostingOptions>("Zone", (options, text) => options.Zone = text),
        Setting.Number<DubboRegistryHostingOptions>(
            "Weight", options => options.Weight, (options, number) => options.Weight = number, OptionRanges.Weight)]);

    /// <summary>Reads the settings of a registry into the options.</summary>
    /// <returns>A report for <see cref="Check"/>.</returns>
    public static SettingReport Read(IConfiguration? configuration, string name, DubboRegistryHostingOptions options)
    {
        var report = new SettingReport(RegistryRegistration.PathOf(name));
        if (configuration is null)
            return report;
        IConfigurationSection section = configuration.GetSection(report.Path);
        if (section.Value is { Length: > 0 })
            report.Mistakes.Add($"{report.Path} is a text; set {report.Path}:Address to the address of the registry.");
        All.Read(section, options, report);
        return report;
    }

    /// <summary>Returns a message for each setting that could not be read, and for each invalid option of a registry.</summary>
    public static IEnumerable<string> Check(
        DubboRegistryHostingOptions options, RegistryRegistration? registration, SettingReport report, IServiceProvider services)
    {
        string[] mistakes = [.. All.Check(options, report)];
        return registration?.Create is null && mistakes.Length == 0
            ? RegistryAddress.FindMistakes(options.Address, $"{report.Path}:Address", services)
            : mistakes;
    }
}
