using DubboNet.Java;
using DubboNet.Java.Tests.Contracts;

namespace DubboNet.Tool.Tests.Export;

/// <summary>
/// Turns the Java contract of <c>interop-java</c> into C#, builds it as users do, exports the assembly to Java, and compares the compiled
/// classes with the first ones.
/// </summary>
internal sealed class RoundTripTests
{
    /// <summary>What does not come back, with the reason. All others are the same.</summary>
    private static readonly Dictionary<string, string> Differences = new(StringComparer.Ordinal)
    {
        ["FrameService.later(Ljava/lang/String;)"] = "A future is a plain result, because both are the same on the wire.",
        ["FrameService.objects([Ljava/lang/Object;)"] = "The options of the call follow the array in C#, so it is not params.",
        ["GraphRecord"] = "Java 8 has no records, so it is a class.",
    };

    private static string s_classes = "";
    private static string s_interop = "";
    private static string s_sources = "";

    [OneTimeSetUp]
    public static async Task ExportAsync()
    {
        s_interop = ExportedProject.CompileInterop("round-trip");
        string project = ExportedProject.CreateFolder("round-trip-csharp");
        ToolRun generated = await ToolRun.RunAsync(
            "generate", s_interop, "--services", "com.example.**", "--callbacks", "com.example.frames.Listener",
            "--types", "com.example.frames.*", "--strict", "--output", Path.Combine(project, "Contracts"));
        Assert.That(generated.ExitCode, Is.Zero, generated.Output + generated.Errors);
        string assembly = UserProject.Build(project);
        s_sources = ExportedProject.CreateFolder("round-trip-java");
        await ExportedProject.ExportAsync(assembly, s_sources, "--strict");
        s_classes = ExportedProject.Compile(s_sources, options: ["-Xlint:all", "-Werror", "-parameters"]);
    }

    [Test]
    public void Classes_are_the_first_ones_except_for_listed_differences()
    {
        SortedDictionary<string, string> expected = Describe(s_interop);
        SortedDictionary<string, string> found = Describe(s_classes);
        string[] keys = [.. expected.Keys.Union(found.Keys).Where(key => expected.GetValueOrDefault(key) != found.GetValueOrDefault(key))];
        foreach (string key in keys)
            TestContext.Out.WriteLine($"{key}: {found.GetValueOrDefault(key)} instead of {expected.GetValueOrDefault(key)}");
        Assert.That(expected, Has.Count.GreaterThan(300));
        Assert.That(keys, Is.EquivalentTo(Differences.Keys));
    }

    [TestCase("2.7")]
    [TestCase("3.3")]
    public async Task Java_consumer_of_the_classes_calls_a_DotNet_provider(string line)
    {
        string[] jars = JavaConsumer.FindJars(line);
        string folder = ExportedProject.CreateFolder($"round-trip-{line}");
        foreach (string file in Directory.EnumerateFiles(Path.Combine(s_sources, "src"), "*.java", SearchOption.AllDirectories))
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        await using var peer = new DotNetPeer();
        string output = await JavaConsumer.RunAsync("FramesConsumer", "com.example.", folder, jars, new Uri(peer.Address).Port);
        Assert.That(output.Split('\n', StringSplitOptions.RemoveEmptyEntries), Is.EqualTo(new[]
        {
            "echo [Zoë, null]",
            "numbers [5, 4294967297, 1.5, -5]",
            "decimal [9.90, 100000000000000000000]",
            "over [int 1, Integer 2, String three]",
            "boxed [false, null, x, 1.5]",
            "person [7, 41, GREEN, [a, null, c], {one=1, two=2}, true]",
            "vip [Ada, gold, [1]]",
            "list [3, true, true]",
            "color [GREEN]",
            "objects [[a, 1, null], [[1], [2, 3]]]",
            "ids [{one=[1, 2]}, [s]]",
            "listen [listener said key1]",
            "fail [no stock, 42, null]",
            "done",
        }));
    }

    /// <summary>Returns what crosses the wire or the compiler sees, with a key for each class and member.</summary>
    private static SortedDictionary<string, string> Describe(string folder)
    {
        using var path = JavaClassPath.Open([folder]);
        SortedDictionary<string, string> found = new(StringComparer.Ordinal);
        foreach (JavaClassSymbol type in new JavaSymbols(path).List("com.example.**"))
        {
            string name = type.Name[(type.Name.LastIndexOf('.') + 1)..];
            found.Add(name, DescribeClass(type));
            foreach ((string member, string text) in DescribeMembers(type))
                found.Add($"{name}.{member}", text);
        }

        return found;
    }

    private static string DescribeClass(JavaClassSymbol type) =>
        $"{type.Visibility} {(type.IsAbstract ? "abstract " : "")}{type.Kind} <{string.Join(", ", type.TypeParameters)}> "
            + $"extends {type.Superclass} implements {string.Join(", ", type.Interfaces)}";

    // The order of fields and constants is kept, too.
    private static IEnumerable<(string Name, string Text)> DescribeMembers(JavaClassSymbol type) => type.Kind switch
    {
        JavaClassKind.Interface => type.Methods.Select(DescribeMethod),
        JavaClassKind.Enum => type.EnumConstants.Select((constant, index) => (constant.Name, $"{index}")),
        _ => type.Fields.Where(field => field is { IsStatic: false, IsTransient: false })
            .Select((field, index) => (field.Name, $"{index} {field}")),
    };

    private static (string Name, string Text) DescribeMethod(JavaMethodSymbol method) => (
        method.Name + method.Descriptor[..(method.Descriptor.IndexOf(')', StringComparison.Ordinal) + 1)],
        $"{method} {method.Descriptor} {string.Join(", ", method.Parameters.Select(parameter => parameter.Name))}"
            + (method.IsVarargs ? " varargs" : ""));
}
