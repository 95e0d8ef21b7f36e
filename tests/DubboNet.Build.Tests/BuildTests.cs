using System.IO.Compression;

namespace DubboNet.Build.Tests;

/// <summary>Tests builds of projects that use the package.</summary>
internal sealed class BuildTests
{
    private const string Item = """<JavaContract Include="libs/stock-api.jar" Services="com.acme.stock.*" Access="$(ContractAccess)" />""";

    private const string Program = """
        Console.WriteLine(string.Join(' ', typeof(Acme.Stock.IInventory).GetMethods().Select(method => method.Name).Order()));
        """;

    [Test]
    public void Contract_follows_the_jar_and_an_unchanged_one_writes_nothing()
    {
        SampleProject project = CreateProject(Item);
        Assert.That(project.Build().AssertSuccess().Problems, Is.Empty);
        Assert.That(Run(project), Is.EqualTo("FindAsync"));
        Assert.That(project.Generated, Is.EqualTo(new[] { "IInventory.g.cs", "Item.g.cs" }));

        Dictionary<string, DateTime> before = Times(project);
        Assert.That(project.Build("--no-restore").AssertSuccess().Problems, Is.Empty);
        Assert.That(Times(project), Is.EqualTo(before));

        project.Java("com.acme.stock.Inventory", "public interface Inventory { void move(String sku, Part part); }")
            .Java("com.acme.stock.Part", "public class Part implements java.io.Serializable { public int number; }")
            .Jar("libs/stock-api.jar");
        project.Build("--no-restore").AssertSuccess();
        Assert.That(Run(project), Is.EqualTo("MoveAsync"));
        Assert.That(project.Generated, Is.EqualTo(new[] { "IInventory.g.cs", "Part.g.cs" }));
    }

    [Test]
    public void Contracts_follow_options_and_items()
    {
        SampleProject project = CreateProject(Item);
        project.Restore().Generate().AssertSuccess();
        Assert.That(Text(project), Does.Contain("public partial interface IInventory"));
        project.Generate("-p:ContractAccess=Internal").AssertSuccess();
        Assert.That(Text(project), Does.Contain("internal partial interface IInventory"));

        File.Delete(Directory.GetFiles(project.Obj, "IInventory.g.cs", SearchOption.AllDirectories).Single());
        project.Build("-p:ContractAccess=Internal", "--no-restore").AssertSuccess();
        Assert.That(project.Generated, Is.EqualTo(new[] { "IInventory.g.cs", "Item.g.cs" }));

        project.SetItems("");
        project.Write("Program.cs", "");
        project.Build("-p:OutputType=Library").AssertSuccess();
        Assert.That(project.Generated, Is.Empty);
        Assert.That(Directory.GetFiles(project.Obj, "JavaContracts.*"), Is.Empty);
    }

    [Test]
    public void Clean_deletes_what_was_generated()
    {
        SampleProject project = CreateProject(Item);
        project.Build().AssertSuccess();
        Dotnet.Run(project.Folder, "clean").AssertSuccess();
        Assert.That(project.Generated, Is.Empty);
        Assert.That(Directory.GetFiles(project.Obj, "JavaContracts.*"), Is.Empty);
    }

    [Test]
    public void Folder_of_classes_is_read_like_a_jar()
    {
        SampleProject project = CreateProject("""<JavaContract Include="classes" Services="com.acme.stock.Inventory" />""");
        project.Restore().Generate().AssertSuccess();
        project.Java("com.acme.stock.Inventory", "public interface Inventory { long count(); }").Jar("libs/stock-api.jar");
        project.Generate().AssertSuccess();
        Assert.That(Text(project), Does.Contain("CountAsync"));
    }

    [Test]
    public void Folder_of_sources_is_read_without_a_compiler()
    {
        SampleProject project = CreateProject("""<JavaContract Include="java" Services="com.acme.stock.Inventory" />""");
        project.Java("com.acme.stock.Inventory", "/** Keeps items. */ public interface Inventory { long count(String sku); }");
        project.Restore().Generate().AssertSuccess();
        Assert.That(Text(project), Does.Contain("<summary>Keeps items.").And.Contain("Task<long> CountAsync(string? sku,"));
        project.Java("com.acme.stock.Inventory", "public interface Inventory { void move(String sku); }");
        project.Generate().AssertSuccess();
        Assert.That(Text(project), Does.Contain("Task MoveAsync(string? sku,"));
        project.Java("com.acme.stock.Inventory", "public interface Inventory { void move(String) }");
        Assert.That(project.Generate().Output, Does.Contain("Inventory.java:2: ')' is found, but the name of a parameter is expected"));
    }

    [Test]
    public void Jar_with_sources_gives_comments_and_an_older_jar_replaces_it()
    {
        SampleProject project = CreateProject("""<JavaContract Include="libs/*.jar" Services="com.acme.stock.*" />""");
        project.Restore().Generate().AssertSuccess();
        Assert.That(Text(project), Does.Not.Contain("Finds an item."));

        string source = project.Write("Inventory.java", "package com.acme.stock; /** Finds an item. */ public interface Inventory { }");
        using (ZipArchive sources = ZipFile.Open(Path.Combine(project.Folder, "libs/stock-api-sources.jar"), ZipArchiveMode.Create))
            sources.CreateEntryFromFile(source, "com/acme/stock/Inventory.java");
        project.Generate().AssertSuccess();
        Assert.That(Text(project), Does.Contain("Finds an item."));

        project.Java("com.acme.stock.Inventory", "public interface Inventory { long count(); }").Jar("libs/stock-api.jar");
        File.SetLastWriteTimeUtc(Path.Combine(project.Folder, "libs/stock-api.jar"), new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        project.Generate().AssertSuccess();
        Assert.That(Text(project), Does.Contain("CountAsync"));
    }

    [Test]
    public void Class_of_several_jars_becomes_one_type()
    {
        SampleProject project = CreateProject(
            """
            <JavaContract Include="libs/stock-api.jar" />
            <JavaContract Include="libs/order-api.jar" Dependencies="libs/stock-api.jar" />
            """);
        project.Java("com.acme.order.Orders", "public interface Orders { com.acme.stock.Item order(String sku); }")
            .Jar("libs/order-api.jar", "com.acme.order.Orders");
        project.Build().AssertSuccess();
        Assert.That(project.Generated, Is.EqualTo(new[] { "IInventory.g.cs", "IOrders.g.cs", "Item.g.cs" }));
    }

    [Test]
    public void Patterns_name_the_idempotent_methods_and_one_without_a_method_is_a_warning()
    {
        SampleProject project = CreateProject(
            """<JavaContract Include="libs/stock-api.jar" Idempotent="com.acme.stock.Inventory.$(Method)" />""");
        project.Restore().Generate("-p:Method=find").AssertSuccess();
        Assert.That(Text(project), Does.Contain("[DubboMethod(Idempotent = true)]"));

        Dotnet misspelled = project.Generate("-p:Method=fnd", "-p:TreatWarningsAsErrors=false").AssertSuccess();
        Assert.That(
            misspelled.Problems.Single(),
            Does.Contain("warning DNJ001: ").And.Contain("com.acme.stock.Inventory.fnd: No method of a contract matches this pattern"));
        Assert.That(Text(project), Does.Not.Contain("Idempotent"));
    }

    [Test]
    public void Editor_gets_the_types_before_the_first_build()
    {
        SampleProject project = CreateProject(Item + """<JavaContract Include="libs/missing.jar" Condition="'$(IsBroken)' != ''" />""");
        string[] designTime =
        [
            "-restore", "-t:Compile", "-p:DesignTimeBuild=true", "-p:SkipCompilerExecution=true", "-p:ProvideCommandLineArgs=true",
            "-getItem:CscCommandLineArgs",
        ];
        Assert.That(project.Build(designTime).AssertSuccess().Output, Does.Contain("JavaContracts/Acme/Stock/IInventory.g.cs"));
        Dotnet broken = project.Build([.. designTime, "-p:IsBroken=true"]);
        Assert.That(broken.Output, Does.Contain("JavaContracts/Acme/Stock/IInventory.g.cs").And.Contain("Program.cs"));
    }

    [Test]
    public void Package_stays_in_the_project_that_uses_it()
    {
        SampleProject library = CreateProject(Item);
        library.SetItems(Item);
        var application = new SampleProject(
            $"""<ProjectReference Include="{library.File}" />""", "Application", "<OutputType>Exe</OutputType>");
        application.Write("Program.cs", Program);
        File.Delete(Path.Combine(library.Folder, "Program.cs"));
        string published = Path.Combine(application.Folder, "published");
        Dotnet.Run(application.Folder, "publish", "-o", published).AssertSuccess();
        Assert.That(
            Directory.GetFiles(published, "*.dll").Select(Path.GetFileName),
            Is.EquivalentTo(new[]
            {
                "Application.dll", "DubboNet.Hessian.dll", "DubboNet.dll", "Microsoft.Extensions.DependencyInjection.Abstractions.dll",
                "Microsoft.Extensions.Logging.Abstractions.dll", "Sample.dll",
            }));
        Dotnet.Run(library.Folder, "pack", "-o", library.Folder, "-p:PackageVersion=1.0.0-beta").AssertSuccess();
        using ZipArchive package = ZipFile.OpenRead(
            Path.Combine(library.Folder, "Sample.1.0.0-beta.nupkg"));
        using var reader = new StreamReader(package.GetEntry("Sample.nuspec")!.Open());
        Assert.That(reader.ReadToEnd(), Does.Contain("id=\"DubboNet\"").And.Not.Contain("DubboNet.Build"));
    }

    private static SampleProject CreateProject(string items)
    {
        SampleProject project = new(items, properties: "<OutputType>Exe</OutputType>");
        project.Write("Program.cs", Program);
        return project
            .Java("com.acme.stock.Inventory", "public interface Inventory { Item find(String sku); }")
            .Java("com.acme.stock.Item", "public class Item implements java.io.Serializable { public String sku; }")
            .Jar("libs/stock-api.jar");
    }

    private static string Run(SampleProject project) =>
        Dotnet.Run(project.Folder, "bin/Debug/net10.0/Sample.dll").AssertSuccess().Output.Trim();

    private static string Text(SampleProject project) =>
        File.ReadAllText(Directory.GetFiles(project.Obj, "IInventory.g.cs", SearchOption.AllDirectories).Single());

    private static Dictionary<string, DateTime> Times(SampleProject project) =>
        Directory.GetFiles(project.Folder, "*", SearchOption.AllDirectories).ToDictionary(path => path, File.GetLastWriteTimeUtc);
}
