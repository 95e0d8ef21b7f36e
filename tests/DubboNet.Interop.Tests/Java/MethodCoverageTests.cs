using System.Reflection;
using System.Text.RegularExpressions;
using Example.Frames;

namespace DubboNet.Interop.Tests.Java;

/// <summary>Tests that every method of FrameService has a case in each direction.</summary>
public sealed partial class MethodCoverageTests
{
    private static readonly string[] JavaMethods =
    [
        .. MethodPattern().Matches(Repository.Read("interop-java/contract/src/com/example/frames/FrameService.java"))
            .Select(match => match.Groups["name"].Value),
    ];

    private static readonly (string Name, string JavaName)[] DotNetMethods =
    [
        .. from method in typeof(IFrameService).GetMethods(BindingFlags.Public | BindingFlags.Instance)
           let usual = char.ToLowerInvariant(method.Name[0]) + method.Name[1..^"Async".Length]
           select (method.Name, method.GetCustomAttribute<DubboMethodAttribute>()?.JavaName ?? usual),
    ];

    [Test]
    public void DotNet_has_every_method_and_every_overload() =>
        Assert.That(DotNetMethods.Select(method => method.JavaName), Is.EquivalentTo(JavaMethods));

    [Test]
    public void DotNet_consumer_has_a_case_for_every_method()
    {
        string cases = Repository.Read("tests/DubboNet.Interop.Tests/Java/DotNetCase.cs") + Repository.Read(
            "tests/DubboNet.Interop.Tests/Java/CallbackCases.cs");
        Assert.That(DotNetMethods.Where(method => !Regex.IsMatch(cases, $@"\bframe\.{method.Name}\(", RegexOptions.IgnoreCase)), Is.Empty);
    }

    [Test]
    public void Java_consumer_has_a_case_for_every_method()
    {
        string cases = Repository.Read("interop-java/consumer/src/interop/Cases.java");
        Assert.That(JavaMethods.Where(method => !Regex.IsMatch(cases, $@"\.{method}\(")), Is.Empty);
    }

    [GeneratedRegex(@"^    [A-Za-z].*? (?<name>\w+)\(", RegexOptions.Multiline)]
    private static partial Regex MethodPattern();
}
