namespace DubboNet.Build.Tests;

/// <summary>Tests what a build says about mistakes and about what cannot be translated.</summary>
internal sealed class MistakeTests
{
    private static readonly (string Attributes, string Problem, string Hint)[] Mistakes =
    [
        ("""Include="libs/stock-api.jar" Services="com.acme.stok.*" """, "'com.acme.stok.*'", "com.acme.stock.Inventory"),
        ("""Include="libs/stock-api.jar" Services="com.acme.stock.Item" """, "com.acme.stock.Item, which is not a public interface", ""),
        ("""Include="libs/stok-api.jar" """, "libs/stok-api.jar' is neither a file nor a folder", "Near names are stock-api.jar."),
        ("""Include="com.acme:stock-api:9" Repository="repository" """, "com.acme:stock-api:9 was not found", "stock-api-9.jar: not there"),
        ("""Include="com.acme:stock-api:9" Repository="ftp://x" """, "'ftp://x'", "State a URL"),
        ("""Include="libs/stock-api.jar" Records="yes" """, "Records is 'yes'", "State true or false."),
        ("""Include="libs/stock-api.jar" Access="private" """, "Access is 'private'", "State public or internal."),
        ("""Include="libs/stock-api.jar" Types="com.acme.stock.Itm" """, "'com.acme.stock.Itm'", "com.acme.stock.Item"),
        ("""Include="libs/stock-api.jar" Dependencies="libs/gone.jar" """, "libs/gone.jar' is neither a file nor a folder", ""),
        ("""Include="Sample.csproj" """, "the file is not a valid jar", ""),
    ];

    // All mistakes are in one project, which is restored once.
    private static readonly Lazy<SampleProject> Project = new(() =>
    {
        SampleProject project = CreateProject(string.Concat(
            Mistakes.Index().Select(one => $"<JavaContract {one.Item.Attributes}Condition=\"'$(Mistake)' == '{one.Index}'\" />")));
        return project.Restore();
    });

    private static IEnumerable<TestCaseData> Numbers =>
        Mistakes.Index().Select(one => new TestCaseData(one.Index).SetArgDisplayNames(one.Item.Attributes));

    [TestCaseSource(nameof(Numbers))]
    public void Mistake_is_an_error_in_the_project(int number)
    {
        (string attributes, string problem, string hint) = Mistakes[number];
        SampleProject project = Project.Value;
        Dotnet build = project.Generate($"-p:Mistake={number}", $"-p:IntermediateOutputPath=obj/{number}/");
        Assert.That(build.ExitCode, Is.Not.Zero);
        Assert.That(build.Problems, Has.Count.EqualTo(1), build.Output);
        string path = attributes.Split('"')[1];
        Assert.That(build.Problems[0], Does.StartWith($"{project.File} : error DNJ002: JavaContract '{path}': "));
        Assert.That(build.Problems[0], Does.Contain(problem).And.Contain(hint));
    }

    [Test]
    public void Omissions_are_one_warning_and_a_report()
    {
        const string Item = """<JavaContract Include="libs/service.jar" Strict="$(IsStrict)" />""";
        SampleProject project = CreateProject(Item);
        project.Jar("libs/service.jar", "com.acme.stock.Inventory");
        Dotnet build = project.Restore().Generate("-p:TreatWarningsAsErrors=false").AssertSuccess();
        string report = Path.Combine(project.Obj, "JavaContracts.report.txt");
        Assert.That(build.Problems, Has.Count.EqualTo(1), build.Output);
        Assert.That(build.Problems[0], Does.StartWith($"{project.File} : warning DNJ001: ").And.Contain($"'{report}'"));
        Assert.That(File.ReadAllText(report), Does.Contain("com.acme.stock.Item"));

        Assert.That(project.Generate("-p:NoWarn=DNJ001", "-p:IsStrict=false").AssertSuccess().Problems, Is.Empty);
        Dotnet strict = project.Generate("-p:IsStrict=true");
        Assert.That(strict.ExitCode, Is.Not.Zero);
        Assert.That(strict.Problems, Has.Some.StartsWith($"{project.File} : error DNJ001: "));
    }

    [Test]
    public void Artifact_is_found_with_its_dependencies_and_a_missing_one_is_a_warning()
    {
        SampleProject project = CreateProject(
            """<JavaContract Include="com.acme:stock-api:1" Repository="repository" Service="$(Misspelled)" />""");
        project.Jar("repository/com/acme/stock-api/1/stock-api-1.jar", "com.acme.stock.Inventory");
        project.Jar("repository/com/acme/model/2/model-2.jar", "com.acme.stock.Item");
        project.Write(
            "repository/com/acme/stock-api/1/stock-api-1.pom",
            """
            <project>
              <groupId>com.acme</groupId><artifactId>stock-api</artifactId><version>1</version>
              <dependencies>
                <dependency><groupId>com.acme</groupId><artifactId>model</artifactId><version>2</version></dependency>
              </dependencies>
            </project>
            """);
        project.Write(
            "repository/com/acme/model/2/model-2.pom",
            "<project><groupId>com.acme</groupId><artifactId>model</artifactId><version>2</version></project>");
        Dotnet misspelled = project.Restore().Generate("-p:Misspelled=*", "-p:TreatWarningsAsErrors=false").AssertSuccess();
        Assert.That(misspelled.Problems.Single(), Does.Contain("warning DNJ004: ").And.Contain("Did you mean Services?"));
        Assert.That(project.Generate().AssertSuccess().Problems, Is.Empty);
        Assert.That(project.Generated, Is.EqualTo(new[] { "IInventory.g.cs", "Item.g.cs" }));

        File.Delete(Path.Combine(project.Folder, "repository/com/acme/model/2/model-2.jar"));
        Dotnet build = project.Generate("-p:TreatWarningsAsErrors=false").AssertSuccess();
        Assert.That(build.Problems, Has.Some.Contains("warning DNJ003: ").And.Some.Contains("com.acme:model:2 was not found"));
    }

    private static SampleProject CreateProject(string item) =>
        new SampleProject(item, properties: "<JavaContractLocalRepository>m2</JavaContractLocalRepository>")
            .Java("com.acme.stock.Inventory", "public interface Inventory { Item find(String sku); }")
            .Java("com.acme.stock.Item", "public class Item implements java.io.Serializable { public String sku; }")
            .Jar("libs/stock-api.jar");
}
