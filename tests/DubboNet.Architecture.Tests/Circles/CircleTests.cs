namespace DubboNet.Architecture.Tests.Circles;

/// <summary>Types that lead to each other, and folders that do.</summary>
public sealed class CircleTests
{
    /// <summary>How many types a circle may have.</summary>
    private const int Most = 12;

    private static readonly string[] Projects =
    [
        "DubboNet.Hessian", "DubboNet", "DubboNet.AspNetCore", "DubboNet.Hosting", "DubboNet.NodaTime", "DubboNet.Testing",
        "DubboNet.Generator", "DubboNet.Generator.CodeFixes", "DubboNet.Java", "DubboNet.Kubernetes", "DubboNet.Nacos",
        "DubboNet.ServiceDiscovery", "DubboNet.ZooKeeper",
    ];

    /// <summary>Folders that name each other, and why they may.</summary>
    private static readonly (string Project, string Folder, string Other, string Reason)[] TwoWay =
    [
        ("DubboNet", "Abstractions", "Protocol", "A method keeps its options, which the protocol makes once."),
        ("DubboNet", "Abstractions", "Protocol/Requests", "A raw request shows its head."),
        ("DubboNet", "Abstractions", "Protocol/Responses", "A method keeps what reads its responses."),
        ("DubboNet", "Protocol/Generic", "Protocol/Responses", "A response may be a generic exception, which is written as a response is."),
        ("DubboNet", "Remoting/Connections", "Remoting/Diagnostics", "The options of a connection say what is observed of it."),
        ("DubboNet", "Cluster", "Cluster/Directory", "A list of addresses takes its limits from the options of the cluster."),
        ("DubboNet.Hosting", ".", "Clients", "The registrations of a host list its clients."),
        ("DubboNet.Hosting", ".", "Provider", "The registrations of a host list its provider."),
        ("DubboNet.Hosting", ".", "Registries", "The registrations of a host list its registries."),
        ("DubboNet.Hosting", "Configuration", "Qos", "The check at the start looks at the options of QoS."),
        ("DubboNet.Hosting", "Configuration", "Registries", "The check at the start looks at the options of registries."),
        ("DubboNet.Hosting", "Clients", "Configuration", "The check at the start looks at the options of clients."),
        ("DubboNet.Hosting", "Configuration", "Provider", "The check at the start looks at the options of the provider."),
    ];

    [TestCaseSource(nameof(Projects))]
    public void Each_name_of_the_sources_is_understood(string project) => Assert.That(TypeGraph.Load(project).Problems, Is.Empty);

    [TestCaseSource(nameof(Projects))]
    public void Types_are_in_one_folder_each(string project) => Assert.That(TypeGraph.Load(project).Scattered, Is.Empty);

    [TestCaseSource(nameof(Projects))]
    public void Circles_of_types_are_small(string project)
    {
        IReadOnlyList<IReadOnlyList<string>> circles = Circle.FindAll(TypeGraph.Load(project).Uses);
        foreach (IReadOnlyList<string> circle in circles)
            TestContext.Out.WriteLine($"{circle.Count}: {string.Join(", ", circle.Order(StringComparer.Ordinal))}");
        Assert.That(circles.Where(circle => circle.Count > Most), Is.Empty);
    }

    [TestCaseSource(nameof(Projects))]
    public void Folders_name_each_other_in_one_direction(string project)
    {
        ILookup<(string, string), FolderUse> uses = TypeGraph.Load(project).FolderUses.ToLookup(use => (use.Folder, use.Target));
        var pairs = from direction in uses
                    let back = (direction.Key.Item2, direction.Key.Item1)
                    where string.CompareOrdinal(direction.Key.Item1, direction.Key.Item2) < 0 && uses.Contains(back)
                    select (direction.Key.Item1, direction.Key.Item2, Examples: $"{Example(direction)}; {Example(uses[back])}");
        Assert.That(
            pairs.Where(pair => !TwoWay.Any(known => (known.Project, known.Folder, known.Other) == (project, pair.Item1, pair.Item2))),
            Is.Empty,
            "cut the direction with fewer references, or list the pair with a reason");
    }

    [TestCaseSource(nameof(TwoWay))]
    public void Listed_pairs_are_pairs((string Project, string Folder, string Other, string Reason) pair)
    {
        Assert.That(pair.Reason, Is.Not.Empty);
        FolderUse[] uses = [.. TypeGraph.Load(pair.Project).FolderUses];
        Assert.That(uses.Any(use => (use.Folder, use.Target) == (pair.Folder, pair.Other)));
        Assert.That(uses.Any(use => (use.Folder, use.Target) == (pair.Other, pair.Folder)));
    }

    [Test]
    public void Search_finds_the_circles_of_a_graph()
    {
        Dictionary<string, HashSet<string>> uses = new()
        {
            ["a"] = ["b"],
            ["b"] = ["c", "d"],
            ["c"] = ["a"],
            ["d"] = ["e"],
            ["e"] = ["d", "f"],
            ["f"] = [],
        };
        Assert.That(Circle.FindAll(uses).Select(circle => circle.Order()), Is.EqualTo(new string[][] { ["a", "b", "c"], ["d", "e"] }));
    }

    private static string Example(IEnumerable<FolderUse> uses)
    {
        FolderUse[] all = [.. uses];
        return $"{all.Length} as {all[0].Type} names {all[0].Used}";
    }
}
