using Microsoft.CodeAnalysis;

namespace DubboNet.Generator.Tests.Diagnostics;

/// <summary>Tests that errors in attributes of the assembly are reported at the attributes.</summary>
public sealed class AssemblyAttributeTests
{
    private const string Formatters = """
        public static class As
        {
            public static DubboNet.Hessian.IHessianFormatter<Version> Version => null!;
            public static DubboNet.Hessian.IHessianFormatter<string> Text => null!;
            private static DubboNet.Hessian.IHessianFormatter<Version> Hidden => null!;
            public static int Number => 1;
        }
        """;

    [TestCase(
        "HessianDefaults(DateTime = \"java.time.Instant\")", "DN0010",
        "'DateTime' cannot be java.time.Instant: it can be java.util.Date, java.time.LocalDateTime")]
    [TestCase(
        "HessianDefaults(DateTimeOffset = \"Instant\")", "DN0010",
        "'DateTimeOffset' cannot be Instant: it can be java.util.Date, java.time.Instant, ")]
    [TestCase("HessianFormatterFor(typeof(Version), \"java.lang String<\", typeof(As), \"Version\")", "DN0009", "'java.lang String<' ")]
    [TestCase(
        "HessianFormatterFor(typeof(Version), \"java.lang.String\", typeof(As), \"Text\")", "DN0008",
        "As has no static property or field 'Text' that is an IHessianFormatter<Version>")]
    [TestCase(
        "HessianFormatterFor(typeof(Version), \"java.lang.String\", typeof(As), \"Hidden\")", "DN0008",
        "As has no static property or field 'Hidden'")]
    [TestCase(
        "HessianFormatterFor(typeof(Version), \"java.lang.String\", typeof(As), \"Number\")", "DN0008",
        "As has no static property or field 'Number'")]
    [TestCase(
        "HessianFormatterFor(typeof(Version), \"java.lang.String\", typeof(As), \"Missing\")", "DN0008",
        "As has no static property or field 'Missing'")]
    [TestCase(
        "HessianFormatterFor(typeof(List<>), \"java.util.List\", typeof(As), \"Version\")", "DN0008",
        "'List' cannot have a formatter: it is generic")]
    public async Task Mistake_is_reported(string attribute, string id, string message)
    {
        IReadOnlyList<Diagnostic> found =
            await Sample.AnalyzeAsync(Sample.Compile($"[assembly: DubboNet.{attribute}]\n{Formatters}"));
        Assert.That(found.Select(diagnostic => diagnostic.Id), Is.EqualTo([id]));
        Assert.That(found[0].GetMessage(System.Globalization.CultureInfo.InvariantCulture), Does.Contain(message));
        Assert.That(found[0].Location.GetLineSpan().StartLinePosition.Line, Is.Zero);
    }

    [TestCase("HessianDefaults(DateTime = \"java.util.Date\", DateTimeOffset = \"java.time.Instant\")")]
    [TestCase("HessianDefaults")]
    [TestCase("HessianFormatterFor(typeof(Version), \"java.lang.String\", typeof(As), nameof(As.Version))")]
    public async Task Valid_attributes_are_not_reported(string attribute)
    {
        Assert.That(await Sample.AnalyzeAsync(Sample.Compile($"[assembly: DubboNet.{attribute}]\n{Formatters}")), Is.Empty);
    }

    [Test]
    public async Task Specified_type_without_a_formatter_is_reported()
    {
        const string Source = """
            [assembly: DubboNet.HessianFormatterFor(typeof(Version), "java.lang.String", typeof(As), nameof(As.Version))]

            [DubboNet.HessianType("com.acme.Release")]
            public sealed partial class Release
            {
                [DubboNet.JavaType("java.util.UUID")]
                public Version? Version { get; set; }
            }
            """;
        IReadOnlyList<Diagnostic> found = await Sample.AnalyzeAsync(Sample.Compile(Source, Formatters));
        Assert.That(
            found.Select(diagnostic => diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture)),
            Is.EqualTo(["'Version' cannot be java.util.UUID: it can be java.lang.String"]));
    }

    [Test]
    public async Task Date_of_a_base_class_is_reported_once()
    {
        const string Source = """
            [DubboNet.HessianType("com.acme.Base")]
            public partial class Base
            {
                public DateTime At { get; set; }
            }

            [DubboNet.HessianType("com.acme.Derived")]
            public sealed partial class Derived : Base;
            """;
        IReadOnlyList<Diagnostic> found = await Sample.AnalyzeAsync(Sample.Compile(Source));
        Assert.That(found.Select(diagnostic => diagnostic.Id), Is.EqualTo(["DN0025"]));
    }
}
