namespace DubboNet.Tests;

public sealed class DocumentationTests
{
    private static IEnumerable<string> Exceptions => new[] { typeof(DubboException), typeof(HessianException) }
        .SelectMany(type => type.Assembly.GetExportedTypes())
        .Where(type => type.IsSubclassOf(typeof(Exception)))
        .Select(type => type.Name);

    [TestCaseSource(nameof(Exceptions))]
    public void Each_exception_has_its_section_in_the_page(string name) =>
        Assert.That(Repository.Read("docs/troubleshooting.md"), Does.Match($"(?m)^## {name}\n\\S"));
}
