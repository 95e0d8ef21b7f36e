using System.Text.RegularExpressions;

namespace DubboNet.Build.Tests;

/// <summary>Packs what the tests use to a feed of this run, as users get it.</summary>
[SetUpFixture]
internal sealed partial class Packages
{
    private static string s_folder = "";

    /// <summary>Gets the version of the packages.</summary>
    public static string Version { get; private set; } = "";

    /// <summary>Gets a folder of this run, below which the projects of tests are.</summary>
    public static string Folder => s_folder;

    /// <summary>Gets the variables of builds: a cache of packages of this run, and else what is cached already.</summary>
    public static IReadOnlyDictionary<string, string> Environment { get; private set; } = new Dictionary<string, string>();

    [OneTimeSetUp]
    public static void Pack()
    {
        RequiredJava.Check(JavaTools.Release == 0 ? "javac was not found. Install a JDK." : null);
        s_folder = Directory.CreateTempSubdirectory("dubbonet").FullName;
        string feed = Path.Combine(s_folder, "feed");
        string cache = System.Environment.GetEnvironmentVariable("NUGET_PACKAGES")
            ?? Path.Combine(System.Environment.GetFolderPath(System.Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        Environment = new Dictionary<string, string>
        {
            ["NUGET_PACKAGES"] = Path.Combine(s_folder, "packages"),
            ["NUGET_FALLBACK_PACKAGES"] = cache,
            ["MSBUILDDISABLENODEREUSE"] = "1",
            ["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1",
            ["DOTNET_NOLOGO"] = "1",
        };
        // The build of the tests has built these.
        string configuration = TestContext.CurrentContext.TestDirectory.Contains("Release", StringComparison.Ordinal) ? "Release" : "Debug";
        foreach (string project in (string[])["DubboNet.Hessian", "DubboNet", "DubboNet.Build"])
            Dotnet.Run(FindSources(), "pack", project, "--no-build", "-c", configuration, "-o", feed, "-v", "quiet").AssertSuccess();
        Version = Name().Match(Directory.GetFiles(feed, "DubboNet.Build.*.nupkg").Single()).Groups[1].Value;
        File.WriteAllText(
            Path.Combine(s_folder, "nuget.config"),
            $"<configuration><packageSources><clear /><add key=\"packed\" value=\"{feed}\" /></packageSources></configuration>");
    }

    [OneTimeTearDown]
    public static void DeleteFolder()
    {
        if (s_folder.Length > 0)
            Directory.Delete(s_folder, recursive: true);
    }

    private static string FindSources()
    {
        DirectoryInfo folder = new(TestContext.CurrentContext.TestDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "DubboNet.sln")))
            folder = folder.Parent!;
        return Path.Combine(folder.FullName, "src");
    }

    [GeneratedRegex(@"DubboNet\.Build\.(\d.*)\.nupkg$")]
    private static partial Regex Name();
}
