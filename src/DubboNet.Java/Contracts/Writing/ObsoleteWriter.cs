namespace DubboNet.Java;

/// <summary>Writes the attribute of what is deprecated.</summary>
internal static class ObsoleteWriter
{
    public static void Write(SourceFileWriter file, bool isDeprecated, string? documentation)
    {
        if (!isDeprecated)
            return;
        file.Import("System");
        string message = documentation is null ? "" : Javadoc.Parse(documentation).Deprecated;
        file.Line($"[Obsolete({CSharpText.Literal(message.Length > 0 ? message : "It is deprecated in Java.")})]");
    }
}
