namespace DubboNet.Architecture.Tests.Circles;

/// <summary>The layers of projects whose namespaces do not tell them, by their folders.</summary>
public sealed class FloorTests
{
    /// <summary>From the lowest to the highest. A folder in no layer, such as that of attributes, names nothing.</summary>
    private static readonly string[] Hessian = ["Values", "Wire", "Serialization", "Java"];

    /// <summary>The root has the generator and the analyzer.</summary>
    private static readonly string[] Generator = ["Code", "Models", "Diagnostics", "Parsing", "Emit", "Analysis", "."];

    /// <summary>The root has the exception. The folder Code is that of the generator, whose rules for names the contracts follow.</summary>
    private static readonly string[] Java =
    [
        ".", "Code", "Types", "Annotations", "ClassFiles", "Sources", "Jars", "Model", "Maven", "Contracts", "Export", "Drift",
        "Generation",
    ];

    [TestCaseSource(nameof(Hessian))]
    public void Layers_of_Hessian_name_only_what_is_below_them(string layer) =>
        Assert.That(Upwards("DubboNet.Hessian", Hessian, layer), Is.Empty);

    [Test]
    public void Hessian_has_only_these_layers() =>
        Assert.That(Folders("DubboNet.Hessian").Except(Hessian), Is.EqualTo(new[] { "Attributes" }));

    [TestCaseSource(nameof(Generator))]
    public void Layers_of_the_generator_name_only_what_is_below_them(string layer) =>
        Assert.That(Upwards("DubboNet.Generator", Generator, layer), Is.Empty);

    [Test]
    public void Generator_has_only_these_layers() => Assert.That(Folders("DubboNet.Generator").Except(Generator), Is.Empty);

    [TestCaseSource(nameof(Java))]
    public void Layers_of_the_reader_of_Java_name_only_what_is_below_them(string layer) =>
        Assert.That(Upwards("DubboNet.Java", Java, layer), Is.Empty);

    [Test]
    public void Reader_of_Java_has_only_these_layers() => Assert.That(Folders("DubboNet.Java").Except(Java), Is.Empty);

    [Test]
    public void Emitters_of_the_generator_name_no_parser() =>
        Assert.That(
            TypeGraph.Load("DubboNet.Generator").FolderUses.Where(use => (use.Folder, use.Target) == ("Emit", "Parsing")), Is.Empty);

    [Test]
    public void Wire_of_Hessian_has_no_formatter()
    {
        var graph = TypeGraph.Load("DubboNet.Hessian");
        IEnumerable<string> wire = graph.Uses.Keys.Where(type => First(graph.FolderOf(type)) == "Wire");
        Assert.That(wire.Where(type => type.Contains("Formatter", StringComparison.Ordinal)), Is.Empty);
    }

    private static IEnumerable<FolderUse> Upwards(string project, string[] layers, string layer) =>
        from use in TypeGraph.Load(project).FolderUses
        where First(use.Folder) == layer && Array.IndexOf(layers, First(use.Target)) > Array.IndexOf(layers, layer)
        select use;

    private static IEnumerable<string> Folders(string project)
    {
        var graph = TypeGraph.Load(project);
        return graph.Uses.Keys.Select(type => First(graph.FolderOf(type))).Distinct();
    }

    private static string First(string folder) => folder.Split('/')[0];
}
