using DubboNet.Hessian;

namespace DubboNet.Hosting;

/// <summary>The settings that are allowed in the section <c>Hessian</c> of a client or a provider.</summary>
internal static class HessianSettings
{
    private static readonly (string Name, Func<HessianOptions, int> Get, Func<HessianOptions, int, HessianOptions> With)[] Limits =
    [
        ("MaxDepth", hessian => hessian.MaxDepth, (hessian, limit) => hessian with { MaxDepth = limit }),
        ("MaxElements", hessian => hessian.MaxElements, (hessian, limit) => hessian with { MaxElements = limit }),
        ("MaxLength", hessian => hessian.MaxLength, (hessian, limit) => hessian with { MaxLength = limit }),
        ("MaxReferences", hessian => hessian.MaxReferences, (hessian, limit) => hessian with { MaxReferences = limit }),
        ("MaxExpansion", hessian => hessian.MaxExpansion, (hessian, limit) => hessian with { MaxExpansion = limit }),
        ("MaxClassDefinitions", hessian => hessian.MaxClassDefinitions, (hessian, limit) => hessian with { MaxClassDefinitions = limit }),
        ("MaxFieldsPerClass", hessian => hessian.MaxFieldsPerClass, (hessian, limit) => hessian with { MaxFieldsPerClass = limit }),
        ("MaxEqualHashCodes", hessian => hessian.MaxEqualHashCodes, (hessian, limit) => hessian with { MaxEqualHashCodes = limit }),
    ];

    /// <param name="get">Returns the Hessian options of a client or provider.</param>
    /// <param name="set">Replaces them. They are immutable, so each setting makes a changed copy.</param>
    public static IEnumerable<Setting<TOptions>> Create<TOptions>(
        Func<TOptions, HessianOptions> get, Action<TOptions, HessianOptions> set) =>
    [
        Setting.Choice<TOptions, HessianUnknownClassHandling>(
            "Hessian:UnknownClasses", (options, value) => set(options, get(options) with { UnknownClasses = value })),
        Setting.Choice<TOptions, HessianUnmappedMemberHandling>(
            "Hessian:UnmappedMembers", (options, value) => set(options, get(options) with { UnmappedMembers = value })),
        Setting.Flag<TOptions>(
            "Hessian:AllowLossyNumbers", (options, flag) => set(options, get(options) with { AllowLossyNumbers = flag })),
        .. Limits.Select(limit => Setting.Number<TOptions>(
            $"Hessian:{limit.Name}",
            options => limit.Get(get(options)),
            (options, number) => set(options, limit.With(get(options), number)))),
    ];
}
