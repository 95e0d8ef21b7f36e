using System.Diagnostics;

namespace DubboNet.Java.Tests.Jars;

/// <summary>Tests of the jars of the Java peers, which are those of well-known libraries.</summary>
public sealed class RealJarTests
{
    private static string[] FindJars()
    {
        string? folder = Environment.GetEnvironmentVariable(RequiredJava.JarsVariable);
        string jars = folder is null ? "" : Path.Combine(folder, "jars");
        RequiredJava.Check(Directory.Exists(jars) ? null : $"{RequiredJava.JarsVariable} names no folder that has jars/.");
        return [.. Directory.GetFiles(jars, "*.jar").Order(StringComparer.Ordinal)];
    }

    [Test]
    public void All_classes_are_read()
    {
        int classes = 0;
        int methods = 0;
        string[] jars = FindJars();
        var clock = Stopwatch.StartNew();
        foreach (string jar in jars)
        {
            using var path = JavaClassPath.Open([jar]);
            var symbols = new JavaSymbols(path);
            foreach (JavaClassSymbol found in path.List("**").Select(symbols.Find).OfType<JavaClassSymbol>())
            {
                classes++;
                methods += found.Kind == JavaClassKind.Interface ? symbols.GetMethods(found).Count : 0;
            }
        }

        TestContext.Out.WriteLine(
            $"{jars.Length} jars, {classes} classes, {methods} methods of interfaces with inherited ones, {clock.Elapsed}");
        Assert.That(methods, Is.GreaterThan(jars.Length));
        Assert.That(classes, Is.GreaterThan(jars.Length));
    }

    [Test]
    public void Members_are_those_that_javap_prints()
    {
        RequiredJava.Check(JavaTools.Release == 0 ? "javap was not found. Install a JDK." : null);
        List<string> urls = [];
        List<List<string>> members = [];
        foreach (string jar in FindJars())
        {
            using var path = JavaClassPath.Open([jar], release: 8);
            IReadOnlyList<string> names = path.List("**");
            for (int i = 0; i < names.Count; i += 1 + (names.Count / 4))
            {
                ClassFile parsed = path.Find(names[i])!;
                if (parsed.Module is not null || parsed.File.Contains('#', StringComparison.Ordinal))
                    continue;
                urls.Add($"jar:{new Uri(jar).AbsoluteUri}!/{parsed.File[(parsed.File.IndexOf("!/", StringComparison.Ordinal) + 2)..]}");
                members.Add(JavapText.Write(parsed));
            }
        }

        List<List<string>> expected = JavapText.Read(JavaTools.Run("javap", ["-p", "-s", .. urls]));
        Assert.That(expected, Has.Count.EqualTo(urls.Count));
        for (int i = 0; i < urls.Count; i++)
            Assert.That(members[i], Is.EqualTo(expected[i]), urls[i]);
        TestContext.Out.WriteLine($"{urls.Count} classes, {members.Sum(list => list.Count)} members");
    }
}
