using DubboNet.Hessian;

namespace DubboNet.Hosting;

/// <summary>Options that contain Hessian options.</summary>
internal interface IHessianSettings
{
    /// <summary>Gets or sets the Hessian options. They are immutable, so a setting replaces them with a changed copy.</summary>
    HessianOptions Hessian { get; set; }
}

/// <summary>The settings that are allowed in the section <c>Hessian</c> of a client or a provider.</summary>
internal static class HessianSettings
{
    public static IEnumerable<Setting<TOptions>> Create<TOptions>()
        where TOptions : IConfiguredOptions, IHessianSettings =>
    [
        Setting.Choice<TOptions, HessianUnknownClassHandling>(
            "Hessian:UnknownClasses", (options, value) => options.Hessian = options.Hessian with { UnknownClasses = value }),
        Setting.Choice<TOptions, HessianUnmappedMemberHandling>(
            "Hessian:UnmappedMembers", (options, value) => options.Hessian = options.Hessian with { UnmappedMembers = value }),
        Setting.Flag<TOptions>(
            "Hessian:AllowLossyNumbers", (options, flag) => options.Hessian = options.Hessian with { AllowLossyNumbers = flag }),
        Limit<TOptions>("MaxDepth", hessian => hessian.MaxDepth, (hessian, limit) => hessian with { MaxDepth = limit }),
        Limit<TOptions>("MaxElements", hessian => hessian.MaxElements, (hessian, limit) => hessian with { MaxElements = limit }),
        Limit<TOptions>("MaxLength", hessian => hessian.MaxLength, (hessian, limit) => hessian with { MaxLength = limit }),
        Limit<TOptions>("MaxReferences", hessian => hessian.MaxReferences, (hessian, limit) => hessian with { MaxReferences = limit }),
        Limit<TOptions>("MaxExpansion", hessian => hessian.MaxExpansion, (hessian, limit) => hessian with { MaxExpansion = limit }),
        Limit<TOptions>(
            "MaxClassDefinitions", hessian => hessian.MaxClassDefinitions,
            (hessian, limit) => hessian with { MaxClassDefinitions = limit }),
        Limit<TOptions>(
            "MaxFieldsPerClass", hessian => hessian.MaxFieldsPerClass, (hessian, limit) => hessian with { MaxFieldsPerClass = limit }),
        Limit<TOptions>(
            "MaxEqualHashCodes", hessian => hessian.MaxEqualHashCodes, (hessian, limit) => hessian with { MaxEqualHashCodes = limit }),
    ];

    private static Setting<TOptions> Limit<TOptions>(
        string name, Func<HessianOptions, int> get, Func<HessianOptions, int, HessianOptions> set)
        where TOptions : IConfiguredOptions, IHessianSettings => Setting.Number<TOptions>(
            $"Hessian:{name}", options => get(options.Hessian), (options, limit) => options.Hessian = set(options.Hessian, limit), min: 1);
}
