using static DubboNet.Java.Tests.Maven.RepositoryFolder;

namespace DubboNet.Java.Tests.Maven;

/// <summary>Tests which dependencies are followed, and in which version.</summary>
public sealed class DependencyTests : MavenTest
{
    private const string Api = "com.acme:api:1";
    private const string Import = "<type>pom</type><scope>import</scope>";

    private static readonly TestCaseData[] Broken =
    [
        new(Dependencies("x:gone:1"), "x:gone:1", "x:gone:1 was not found"),
        new(Dependencies("x:b"), "x:b", "not stated"),
        new(Dependencies("x:b:[1,2)"), "x:b:[1,2)", "not a single one"),
        new(Dependencies("x:b:${none}"), "x:b:${none}", "not stated"),
        new(Parent("x:gone:1"), Api, "x:gone:pom:1 was not found"),
        new(Parent(Api), Api, $"inherit from each other: {Api}, then {Api}"),
        new(Managed($"{Api} {Import}"), Api, $"import each other: {Api}, then {Api}"),
        new("<broken>", Api, "is not valid XML"),
    ];

    [Test]
    public void Dependencies_come_level_by_level_and_the_nearest_version_counts()
    {
        Remote.Add(Api, Dependencies("x:a:1", "x:b:1"));
        Remote.Add("x:a:1", Dependencies("x:c:1"));
        Remote.Add("x:b:1", Dependencies("x:c:2", "x:a:2"));
        Remote.Add("x:c:1");
        AssertFound("x:a:1 x:b:1 | x:c:1");
    }

    [Test]
    public void Own_dependency_management_decides_on_versions_below()
    {
        Remote.Add(Api, Managed("x:a:1", "x:c:3") + Dependencies("x:a"));
        Remote.Add("x:a:1", Managed("x:c:1") + Dependencies("x:c"));
        Remote.Add("x:c:3");
        AssertFound("x:a:1 | x:c:3");
    }

    [Test]
    public void Parents_give_versions_properties_and_dependencies()
    {
        Remote.AddPom(
            "com.acme:top:1",
            "<properties><a.version>9</a.version><b.version>${a.version}</b.version></properties>"
                + Dependencies("x:d:${project.version}"));
        Remote.AddPom("com.acme:parent:1", Parent("com.acme:top:1") + Managed("x:a:${a.version}", "x:b:${b.version}"));
        Remote.Add(Api, Parent("com.acme:parent:1") + "<properties><a.version>1</a.version></properties>" + Dependencies("x:a", "x:b"));
        Remote.Add("x:a:1");
        Remote.Add("x:b:1");
        Remote.Add("x:d:1");
        AssertFound("x:a:1 x:b:1 x:d:1");
    }

    [Test]
    public void Version_can_be_a_revision()
    {
        Remote.AddPom("com.acme:parent:1", "<properties><revision>1</revision></properties>" + Managed("com.acme:model:${revision}"));
        Remote.Write("com/acme/api/1/api-1.jar", Api);
        Remote.Write(
            "com/acme/api/1/api-1.pom",
            $"""
            <project>
              {Parent("com.acme:parent:${revision}")}
              <artifactId>api</artifactId>
              <properties><revision>1</revision></properties>
              {Dependencies("${project.groupId}:model")}
            </project>
            """);
        Remote.Add("com.acme:model:1");
        AssertFound("com.acme:model:1");
    }

    [Test]
    public void Imported_poms_give_versions_in_their_order()
    {
        Remote.AddPom("x:bom:1", "<properties><v>1</v></properties>" + Managed("x:a:${v}", "x:b:1"));
        Remote.AddPom("x:other-bom:1", Managed("x:a:2", "x:b:2", "x:c:2"));
        Remote.Add(Api, Managed($"x:bom:1 {Import}", $"x:other-bom:1 {Import}", "x:b:3") + Dependencies("x:a", "x:b", "x:c"));
        Remote.Add("x:a:1");
        Remote.Add("x:b:3");
        Remote.Add("x:c:2");
        AssertFound("x:a:1 x:b:3 x:c:2");
    }

    [Test]
    public void Exclusions_hold_for_everything_below()
    {
        const string Exclude = "<exclusions><exclusion><groupId>x</groupId><artifactId>c</artifactId></exclusion></exclusions>";
        const string ExcludeAll = "<exclusions><exclusion><groupId>*</groupId><artifactId>*</artifactId></exclusion></exclusions>";
        Remote.Add(Api, Dependencies($"x:a:1 {Exclude}", $"x:e:1 {ExcludeAll}"));
        Remote.Add("x:a:1", Dependencies("x:b:1"));
        Remote.Add("x:b:1", Dependencies("x:c:1", "x:d:1"));
        Remote.Add("x:d:1");
        Remote.Add("x:e:1", Dependencies("x:f:1"));
        AssertFound("x:a:1 x:e:1 | x:b:1 | x:d:1");
    }

    [Test]
    public void Tests_and_optional_dependencies_are_not_followed()
    {
        Remote.Add(
            Api,
            Dependencies(
                "x:a:1 <scope>provided</scope>", "x:b:1 <scope>runtime</scope>", "x:c:1 <scope>test</scope>",
                "x:d:1 <optional>true</optional>", "x:e:1 <scope>system</scope>"));
        Remote.Add("x:a:1");
        Remote.Add("x:b:1");
        AssertFound("x:a:1 x:b:1");
    }

    [Test]
    public void Types_and_classifiers_name_the_file()
    {
        Remote.Add(Api, Dependencies("x:a:1 <type>test-jar</type>", "x:b:1 <classifier>v2</classifier>", "x:c:[1] <type>bundle</type>"));
        Remote.Write("x/a/1/a-1-tests.jar", "tests");
        Remote.Write("x/b/1/b-1-v2.jar", "v2");
        Remote.Add("x:c:1");
        Assert.That(Resolve(Api, out _), Is.EqualTo("tests v2 x:c:1"));
    }

    [Test]
    public void Artifact_that_was_renamed_is_found()
    {
        Remote.Add(Api, Dependencies("x:old:1"));
        Remote.AddPom("x:old:1", "<distributionManagement><relocation><artifactId>new</artifactId></relocation></distributionManagement>");
        Remote.Add("x:new:1", Dependencies("x:a:1"));
        Remote.Add("x:a:1");
        AssertFound("x:new:1 | x:a:1");
    }

    [Test]
    public void Jars_are_not_looked_for_before_their_level_is_asked_for()
    {
        Remote.Add(Api, Dependencies("x:a:1"));
        Remote.Add("x:a:1", Dependencies("x:missing:1"));
        using var resolver = new MavenResolver(Options());
        Assert.That(resolver.FindDependencies(MavenCoordinates.TryParse(Api)!).First(), Has.Count.EqualTo(1));
        Assert.That(resolver.Problems, Is.Empty);
    }

    [TestCaseSource(nameof(Broken))]
    public void Dependency_that_is_missing_or_broken_is_reported(string pom, string artifact, string reason)
    {
        Remote.Add(Api, pom);
        Assert.That(Resolve(Api, out IReadOnlyList<MavenProblem> problems), Is.Empty);
        Assert.That(problems, Has.Count.EqualTo(1));
        Assert.That(problems[0].Artifact, Is.EqualTo(artifact));
        Assert.That(problems[0].Reason, Does.Contain(reason));
    }

    [TestCase("<!DOCTYPE project [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><project>&a;</project>", "DTD")]
    [TestCase("", "is not valid XML")]
    [TestCase("<html></html>", "its root is <html>")]
    [TestCase("deep", "in more than 64 levels")]
    public void Hostile_pom_is_reported(string text, string reason)
    {
        Remote.Add(Api);
        string deep = string.Concat(Enumerable.Repeat("<project>", 100_000));
        Remote.Write("com/acme/api/1/api-1.pom", text == "deep" ? deep : text);
        Assert.That(Resolve(Api, out IReadOnlyList<MavenProblem> problems), Is.Empty);
        Assert.That(problems.Single().Reason, Does.Contain(reason));
    }

    [Test]
    public void Properties_that_grow_without_end_are_left_as_they_are()
    {
        Assert.That(PomText.Interpolate("${a}", _ => "${a}${a}"), Has.Length.LessThan(5000));
        Assert.That(PomText.Interpolate("${a}", _ => "${a}"), Is.EqualTo("${a}"));
    }

    [Test]
    public void Local_repository_of_Maven_is_found()
    {
        Assert.That(
            LocalRepositoryFinder.FromVariables(["A", "B"], name => name == "B" ? "-X -Dmaven.repo.local=/cache/m2 -q" : null),
            Is.EqualTo("/cache/m2"));
        Assert.That(LocalRepositoryFinder.FromVariables(["A"], _ => "-Dmaven.repo.local=\"/my cache\""), Is.EqualTo("/my cache"));
        Local.Write("settings.xml", "<settings><localRepository>${user.home}/m2</localRepository></settings>");
        Assert.That(LocalRepositoryFinder.FromSettings(Path.Combine(Local.Path, "settings.xml"), "/home/me"), Is.EqualTo("/home/me/m2"));
        Assert.That(LocalRepositoryFinder.FromSettings(Path.Combine(Local.Path, "none.xml"), "/home/me"), Is.Null);
    }

    private static string Parent(string coordinates)
    {
        string[] parts = coordinates.Split(':');
        return $"<parent><groupId>{parts[0]}</groupId><artifactId>{parts[1]}</artifactId><version>{parts[2]}</version></parent>";
    }

    private void AssertFound(string expected)
    {
        Assert.That(Resolve(Api, out IReadOnlyList<MavenProblem> problems), Is.EqualTo(expected));
        Assert.That(problems, Is.Empty);
    }
}
