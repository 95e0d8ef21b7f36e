using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DubboNet.Generator.Tests.Diagnostics;

/// <summary>What the pages on contracts show compiles as it stands.</summary>
public sealed partial class ContractsPageTests
{
    [TestCase("docs/contracts.md")]
    [TestCase("docs/callbacks.md")]
    public async Task Code_of_the_page_compiles_without_a_warning(string page)
    {
        IEnumerable<string> code = CodeBlock().Matches(Repository.Read(page)).Select(match => match.Groups[1].Value);
        CSharpCompilation compilation = Sample.Compile(code);
        Sample.Generate(compilation, out Compilation result);
        Assert.That(Sample.Complaints(result), Is.Empty);
        Assert.That(await Sample.AnalyzeAsync(result), Is.Empty);
    }

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex CodeBlock();
}
