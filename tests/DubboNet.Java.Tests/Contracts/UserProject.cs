using System.Diagnostics;

namespace DubboNet.Java.Tests.Contracts;

/// <summary>Builds contracts as users do, in a project with the strictest analysis.</summary>
internal static class UserProject
{
    private static string Project(bool hasImplicitUsings) =>
        $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
            <AnalysisLevel>latest-all</AnalysisLevel>
            <ImplicitUsings>{(hasImplicitUsings ? "enable" : "disable")}</ImplicitUsings>
            <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
            <GenerateDocumentationFile>true</GenerateDocumentationFile>
            <!-- Of the rules, this one is of the assembly: it asks for an attribute in the user's code. -->
            <NoWarn>CA1014</NoWarn>
          </PropertyGroup>
          <ItemGroup>
            <Reference Include="{Binary("DubboNet.dll")}" />
            <Reference Include="{Binary("DubboNet.Hessian.dll")}" />
            <Analyzer Include="{Binary("DubboNet.Generator.dll")}" />
          </ItemGroup>
        </Project>
        """;

    /// <summary>Builds a library of contracts. The test fails if the compiler or an analyzer reports something.</summary>
    public static void Build(ContractTranslation translation, bool hasImplicitUsings = false)
    {
        using var folder = new TemporaryFolder();
        ContractFolder.Write(Path.Combine(folder.Path, "Contracts"), translation);
        Build(folder.Path, hasImplicitUsings);
    }

    /// <summary>Builds a library of the sources in a folder, and returns the path of the assembly.</summary>
    public static string Build(string folder, bool hasImplicitUsings = false)
    {
        File.WriteAllText(Path.Combine(folder, "Contracts.csproj"), Project(hasImplicitUsings));
        Run(folder, "build");
        return Path.Combine(folder, "bin", "Debug", "net10.0", "Contracts.dll");
    }

    private static string Binary(string name) => Path.Combine(TestContext.CurrentContext.TestDirectory, name);

    private static void Run(string folder, params string[] arguments)
    {
        using Process process = Process.Start(
            new ProcessStartInfo("dotnet", arguments)
            {
                WorkingDirectory = folder,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                Environment = { ["MSBUILDDISABLENODEREUSE"] = "1" },
            })!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.That(process.ExitCode, Is.Zero, () => $"{output}{errors.Result}");
        Assert.That(output, Does.Contain("0 Warning(s)"));
    }
}
