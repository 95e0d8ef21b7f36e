namespace DubboNet.Tool;

/// <summary>Contains the names of the attributes of contracts.</summary>
internal static class KnownNames
{
    public const string DubboCallback = "DubboNet.DubboCallbackAttribute";
    public const string DubboMethod = "DubboNet.DubboMethodAttribute";
    public const string DubboService = "DubboNet.DubboServiceAttribute";
    public const string DubboThrows = "DubboNet.DubboThrowsAttribute";
    public const string HessianDefaults = "DubboNet.HessianDefaultsAttribute";
    public const string HessianFallback = "DubboNet.HessianFallbackAttribute";
    public const string HessianField = "DubboNet.HessianFieldAttribute";
    public const string HessianFormatterFor = "DubboNet.HessianFormatterForAttribute";
    public const string HessianIgnore = "DubboNet.HessianIgnoreAttribute";
    public const string HessianSubtype = "DubboNet.HessianSubtypeAttribute";
    public const string HessianType = "DubboNet.HessianTypeAttribute";
    public const string HessianTypeFor = "DubboNet.HessianTypeForAttribute";
    public const string JavaType = "DubboNet.JavaTypeAttribute";
    public const string Obsolete = "System.ObsoleteAttribute";
    public const string ParamArray = "System.ParamArrayAttribute";
    public const string Version = "System.Reflection.AssemblyInformationalVersionAttribute";

    /// <summary>Returns whether an attribute is read. The arguments of others can be of types that are not known.</summary>
    public static bool IsRead(string name) =>
        name.StartsWith("DubboNet.", StringComparison.Ordinal) || name is Obsolete or ParamArray or Version;
}
