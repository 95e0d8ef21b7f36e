using System.IO.Compression;

namespace DubboNet.Java.Tests.Jars;

public sealed class JavaClassPathTests
{
    private readonly string _folder = Directory.CreateTempSubdirectory("dubbonet").FullName;

    [TearDown]
    public void DeleteFolder() => Directory.Delete(_folder, recursive: true);

    [TestCase("com.acme.stock.Crud", "Crud")]
    [TestCase("com.acme.stock.Item*", "Item Item$1 Item$Color Item$Color$1 Item$Hidden Item$Part Item$Plain")]
    [TestCase("com.*.Crud", "")]
    [TestCase("com.*.stock.Crud", "Crud")]
    [TestCase("**.Crud", "Crud")]
    [TestCase("com.acme.**.Crud*", "Crud")]
    [TestCase("com.acme.*", "")]
    [TestCase("com.acme.stock.C", "")]
    [TestCase("com.acme.stock.Item$Plai?", "")]
    public void Classes_are_listed_by_a_pattern(string pattern, string expected)
    {
        using var path = JavaClassPath.Open([JavaTools.Compile("classic", 8)]);
        IEnumerable<string> names = path.List(pattern).Select(name => name[(name.LastIndexOf('.') + 1)..]);
        Assert.That(string.Join(' ', names), Is.EqualTo(expected));
    }

    [Test]
    public void First_source_that_has_a_class_counts()
    {
        string first = CreateJar("first.jar", ("com/acme/stock/Crud.class", Content(8)));
        string second = CreateJar(
            "second.jar", ("com/acme/stock/Crud.class", Content(11)), ("com/acme/stock/Other.class", Content(11)));
        using var path = JavaClassPath.Open([first, second]);
        Assert.That(path.List("**"), Is.EqualTo(new[] { "com.acme.stock.Crud", "com.acme.stock.Other" }));
        Assert.That(path.Find("com.acme.stock.Crud")!.MajorVersion, Is.EqualTo(52));
        Assert.That(path.Find("com.acme.stock.Other")!.MajorVersion, Is.EqualTo(55));
        Assert.That(path.Find("com.acme.stock.None"), Is.Null);
    }

    [TestCase(25, true, 61)]
    [TestCase(17, true, 61)]
    [TestCase(16, true, 55)]
    [TestCase(8, true, 52)]
    [TestCase(25, false, 52)]
    public void Class_of_a_multi_release_jar_is_that_of_the_release(int release, bool isMultiRelease, int version)
    {
        string manifest = isMultiRelease ? "Manifest-Version: 1.0\r\nMulti-Release: true\r\n\r\n" : "Manifest-Version: 1.0\r\n\r\n";
        string jar = CreateJar(
            "multi.jar",
            ("META-INF/MANIFEST.MF", System.Text.Encoding.ASCII.GetBytes(manifest)),
            ("META-INF/versions/17/com/acme/stock/Crud.class", Content(17)),
            ("META-INF/versions/9/com/acme/stock/Crud.class", Content(11)),
            ("com/acme/stock/Crud.class", Content(8)));
        using var path = JavaClassPath.Open([jar], release);
        Assert.That(path.List("**"), Is.EqualTo(new[] { "com.acme.stock.Crud" }));
        Assert.That(path.Find("com.acme.stock.Crud")!.MajorVersion, Is.EqualTo(version));
    }

    [Test]
    public void Classes_of_an_application_archive_are_found()
    {
        string jar = CreateJar("boot.jar", ("BOOT-INF/classes/com/acme/stock/Crud.class", Content(8)));
        using var path = JavaClassPath.Open([jar]);
        Assert.That(path.Find("com.acme.stock.Crud")!.File, Is.EqualTo($"{jar}!/BOOT-INF/classes/com/acme/stock/Crud.class"));
    }

    [Test]
    public void Path_that_does_not_exist_is_named()
    {
        string missing = Path.Combine(_folder, "missing.jar");
        var thrown = Assert.Throws<FileNotFoundException>(() => JavaClassPath.Open([missing]));
        Assert.That(thrown!.Message, Does.Contain($"'{missing}'"));
    }

    [Test]
    public void Jar_that_is_cut_or_changed_causes_one_exception()
    {
        byte[] bytes = File.ReadAllBytes(CreateJar("good.jar", ("com/acme/stock/Crud.class", Content(8))));
        for (int length = 0; length < bytes.Length; length++)
            Assert.Throws<JavaClassFormatException>(() => ReadJar(bytes[..length]), $"{length} bytes");
        var random = new Random(1);
        for (int i = 0; i < 1_000; i++)
        {
            byte[] changed = [.. bytes];
            changed[random.Next(changed.Length)] = (byte)random.Next(256);
            AssertReadOrRefused(changed, i);
        }
    }

    private void AssertReadOrRefused(byte[] bytes, int number)
    {
        try
        {
            ReadJar(bytes);
        }
        catch (JavaClassFormatException)
        {
            // The change did harm, and the exception says so.
        }
        catch (Exception e)
        {
            throw new AssertionException($"change {number}", e);
        }
    }

    private void ReadJar(byte[] bytes)
    {
        string file = Path.Combine(_folder, "broken.jar");
        File.WriteAllBytes(file, bytes);
        using var path = JavaClassPath.Open([file]);
        foreach (string name in path.List("**"))
            path.Find(name);
    }

    private static byte[] Content(int release) =>
        File.ReadAllBytes(Path.Combine(JavaTools.Compile("classic", release), "com/acme/stock/Crud.class"));

    private string CreateJar(string name, params (string Path, byte[] Content)[] files)
    {
        string jar = Path.Combine(_folder, name);
        using ZipArchive archive = ZipFile.Open(jar, ZipArchiveMode.Create);
        foreach ((string path, byte[] content) in files)
        {
            using Stream stream = archive.CreateEntry(path).Open();
            stream.Write(content);
        }

        return jar;
    }
}
