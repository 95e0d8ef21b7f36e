using System.Diagnostics;
using System.Text.RegularExpressions;

namespace DubboNet.Build.Tests;

/// <summary>Represents a run of <c>dotnet</c> that has ended.</summary>
internal sealed partial record Dotnet(int ExitCode, string Output)
{
    /// <summary>Gets the errors and warnings in MSBuild's form, each once, without the project at the end.</summary>
    public IReadOnlyList<string> Problems =>
        [.. Problem().Matches(Output).Select(match => match.Groups[1].Value.Trim()).Distinct()];

    /// <summary>Runs a command to its end.</summary>
    public static Dotnet Run(string folder, params string[] arguments)
    {
        ProcessStartInfo start = new("dotnet", arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach ((string name, string value) in Packages.Environment)
            start.Environment[name] = value;
        // The runner of tests sets it for itself.
        start.Environment.Remove("MSBUILD_EXE_PATH");
        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new Dotnet(process.ExitCode, output + errors.Result);
    }

    /// <summary>Fails the test if the command has failed.</summary>
    public Dotnet AssertSuccess()
    {
        Assert.That(ExitCode, Is.Zero, Output);
        return this;
    }

    [GeneratedRegex(@"^(.* : (?:error|warning) .*?)(?: \[[^\]]*\])?\r?$", RegexOptions.Multiline)]
    private static partial Regex Problem();
}
