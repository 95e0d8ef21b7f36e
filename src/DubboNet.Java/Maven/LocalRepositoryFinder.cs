using System.Text.RegularExpressions;

namespace DubboNet.Java;

/// <summary>Finds the local repository that Maven uses.</summary>
internal static partial class LocalRepositoryFinder
{
    public static string Find()
    {
        string home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        return FromVariables(["MAVEN_ARGS", "MAVEN_OPTS"], Environment.GetEnvironmentVariable)
            ?? FromSettings(Path.Combine(home, ".m2", "settings.xml"), home)
            ?? Path.Combine(home, ".m2", "repository");
    }

    /// <summary>Returns the option <c>-Dmaven.repo.local</c> of the first variable that has it.</summary>
    internal static string? FromVariables(IEnumerable<string> variables, Func<string, string?> read)
    {
        foreach (string variable in variables)
        {
            if (Option().Match(read(variable) ?? "") is { Success: true } found)
                return found.Groups["quoted"].Success ? found.Groups["quoted"].Value : found.Groups["plain"].Value;
        }

        return null;
    }

    /// <summary>Returns the element <c>localRepository</c> of the settings, or null if there is none.</summary>
    internal static string? FromSettings(string file, string home)
    {
        if (!File.Exists(file))
            return null;
        string? stated = SafeXml.Read(File.ReadAllBytes(file), file).Child("localRepository")?.Text;
        if (string.IsNullOrEmpty(stated))
            return null;
        return PomText.Interpolate(stated, name => name switch
        {
            "user.home" => home,
            _ when name.StartsWith("env.", StringComparison.Ordinal) => Environment.GetEnvironmentVariable(name["env.".Length..]),
            _ => null,
        });
    }

    [GeneratedRegex("-Dmaven\\.repo\\.local=(\"(?<quoted>[^\"]+)\"|(?<plain>\\S+))")]
    private static partial Regex Option();
}
