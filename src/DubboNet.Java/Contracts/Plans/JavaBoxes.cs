namespace DubboNet.Java;

/// <summary>Contains the wrappers of primitive types.</summary>
internal static class JavaBoxes
{
    /// <summary>Gets the wrappers by their primitive types.</summary>
    public static Dictionary<string, string> All { get; } = new(StringComparer.Ordinal)
    {
        ["boolean"] = "java.lang.Boolean",
        ["byte"] = "java.lang.Byte",
        ["short"] = "java.lang.Short",
        ["char"] = "java.lang.Character",
        ["int"] = "java.lang.Integer",
        ["long"] = "java.lang.Long",
        ["float"] = "java.lang.Float",
        ["double"] = "java.lang.Double",
    };
}
