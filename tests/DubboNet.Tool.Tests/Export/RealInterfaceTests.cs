using DubboNet.Java;

namespace DubboNet.Tool.Tests.Export;

/// <summary>
/// Exports the C# contracts of <c>interop-java</c>, and compares the classes with those that their Java authors wrote, member by member.
/// </summary>
internal sealed class RealInterfaceTests
{
    /// <summary>The members that differ, with the reason. All others are the same.</summary>
    private static readonly Dictionary<string, string> Differences = new(StringComparer.Ordinal)
    {
        ["FrameService.fail"] = "The C# contract does not declare the exception.",
        ["FrameService.later"] = "A future is a plain result, because both are the same on the wire.",
        ["FrameService.set"] = "The C# contract states the class that is written as the result.",
        ["TableService.enumMap"] = "The C# contract states the class that is written as the result.",
        ["Everything.atomicReference"] = "The C# class has an object, because a reference to null differs from no reference.",
        ["Everything.counts"] = "The C# class has a map of any items.",
        ["Everything.linked"] = "The C# class has a collection of any items.",
        ["Everything.longs"] = "The C# class states the class that is written.",
        ["Everything.sqlDate"] = "The C# class has the exact date of java.util.",
        ["Everything.sqlTime"] = "The C# class has the exact date of java.util.",
        ["Everything.sqlTimestamp"] = "The C# class has the exact date of java.util.",
        ["Everything.zoneId"] = "The C# class has an object, which is a region or an offset.",
        ["FrameException.who"] = "The C# class has an object.",
        ["FromJava.entry"] = "The C# class has an entry of any Java class.",
        ["GraphException.details"] = "The C# class has a map of any items.",
        ["GraphNode.values"] = "The C# class has a map of any items.",
        ["Person.counts"] = "The C# class states the class that is written.",
        ["Person.ids"] = "The C# class states the class that is written.",
    };

    [Test]
    public async Task Exported_classes_are_those_of_Java_except_for_listed_differences()
    {
        string real = ExportedProject.CompileInterop("real");
        string frames = Path.Combine(TestContext.CurrentContext.TestDirectory, "Frames.dll");
        List<string> found = [.. await CompareAsync("frames", frames, "com.example.**", real)];
        found.AddRange(await CompareAsync("table", ExportedProject.Contracts, "com.example.frames.Table*", real));
        found.AddRange(await CompareAsync("graph", ExportedProject.Contracts, null, real));
        TestContext.Out.WriteLine(string.Join('\n', found.Distinct()));
        Assert.That(found.Select(difference => difference.Split(':')[0]).Distinct(), Is.EquivalentTo(Differences.Keys));
    }

    /// <summary>
    /// Exports the contracts, and returns the members that differ from those of Java as <c>Class.member: description</c>.
    /// </summary>
    private static async Task<IReadOnlyList<string>> CompareAsync(string name, string assembly, string? services, string real)
    {
        string folder = ExportedProject.CreateFolder($"real-{name}");
        await ExportedProject.ExportAsync(assembly, folder, services is null ? [] : ["--services", services]);
        using var written = JavaClassPath.Open([ExportedProject.Compile(folder)]);
        using var original = JavaClassPath.Open([real]);
        var exported = new JavaSymbols(written);
        var originals = new JavaSymbols(original);
        IReadOnlyList<JavaClassSymbol> classes = exported.List("com.example.**");
        Assert.That(classes, Is.Not.Empty);
        return [.. classes.SelectMany(type => Compare(type, originals.Find(type.Name)))];
    }

    private static IEnumerable<string> Compare(JavaClassSymbol exported, JavaClassSymbol? real)
    {
        if (real is null)
            return [$"{exported.SimpleName}: Java does not have it"];
        Assert.That(exported.Kind, Is.EqualTo(real.Kind == JavaClassKind.Record ? JavaClassKind.Class : real.Kind), exported.Name);
        Assert.That(string.Join(", ", exported.TypeParameters), Is.EqualTo(string.Join(", ", real.TypeParameters)));
        if (exported.Kind == JavaClassKind.Class && real.Kind == JavaClassKind.Class)
            Assert.That($"{exported.Superclass}", Is.EqualTo($"{real.Superclass}"), exported.Name);
        Dictionary<string, string> members = Members(real);
        return from member in Members(exported)
               let expected = members.GetValueOrDefault(member.Key, "Java does not have it")
               where expected != member.Value
               select $"{exported.SimpleName}.{member.Key.Split('(')[0]}: {member.Value} instead of {expected}";
    }

    /// <summary>Returns what crosses the wire: methods of interfaces, instance fields, and constants.</summary>
    private static Dictionary<string, string> Members(JavaClassSymbol type) => type.Kind switch
    {
        JavaClassKind.Interface => type.Methods.ToDictionary(
            method => method.Name + method.Descriptor[..(method.Descriptor.IndexOf(')', StringComparison.Ordinal) + 1)],
            method => $"{method}{(method.IsVarargs ? " varargs" : "")}"),
        JavaClassKind.Enum => type.EnumConstants.Select((constant, index) => (constant.Name, index)).ToDictionary(
            constant => constant.Name, constant => $"{constant.index}"),
        _ => type.Fields.Where(field => field is { IsStatic: false, IsTransient: false })
            .ToDictionary(field => field.Name, field => $"{field}"),
    };
}
