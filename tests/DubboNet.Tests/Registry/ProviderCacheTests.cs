namespace DubboNet.Tests.Registry;

/// <summary>Tests the file with the last providers.</summary>
public sealed class ProviderCacheTests
{
    private const string A = "dubbo://10.0.0.1:20880/com.acme.Inventory?application=depot&token=a%2Fb";

    private string _folder = "";

    [SetUp]
    public void CreateFolder() => _folder = Directory.CreateTempSubdirectory("dubbonet-cache").FullName;

    [TearDown]
    public void DeleteFolder() => Directory.Delete(_folder, recursive: true);

    private string CacheFile => Path.Combine(_folder, "sub", "inventory.json");

    [Test]
    public void Last_providers_are_used_while_the_registry_cannot_be_reached()
    {
        DirectoryHarness.Run(harness =>
        {
            harness.Provide(A);
            harness.Start(options => options.CacheFile = CacheFile);
            harness.Provide();
            harness.Pass();
        });
        DirectoryHarness.Run(harness =>
        {
            harness.Engine.Log.Expect("ConsumerNotRegistered");
            harness.Registry.SetDown(true);
            harness.Registry.SetUrls(DirectoryHarness.Interface, "providers", "dubbo://10.0.0.2/com.acme.Inventory");
            harness.Start(options => options.CacheFile = CacheFile);
            harness.Pass(4);
            Assert.That(harness.Last, Is.EqualTo("10.0.0.1:20880"));
            Assert.That(harness.Lists[^1].Providers[0].Url!.GetParameter("token"), Is.EqualTo("a%2Fb"));
            Assert.That(harness.Lists[^1].Problem, Does.Contain("so the last 1 known ones are used."));
            harness.Registry.SetDown(false);
            harness.Pass();
            Assert.That(harness.Last, Is.EqualTo("10.0.0.2:20880"));
        });
        Assert.That(Directory.GetFiles(_folder, "*", SearchOption.AllDirectories), Is.EqualTo(new[] { CacheFile }));
        Assert.That(File.ReadAllText(CacheFile), Does.Contain("10.0.0.2").And.Not.Contain("10.0.0.1"));
    }

    [Test]
    public void File_is_not_used_if_the_registry_responds() => DirectoryHarness.Run(harness =>
    {
        Directory.CreateDirectory(Path.GetDirectoryName(CacheFile)!);
        File.WriteAllText(CacheFile, $$"""{"service":"com.acme.Inventory","providers":["{{A}}"]}""");
        harness.Start(options => options.CacheFile = CacheFile);
        harness.Pass(4);
        Assert.That((harness.Last, harness.Lists[^1].Problem), Is.EqualTo(("", (string?)null)));
    });

    [TestCase("{", "It cannot be read: ")]
    [TestCase("[]", "It cannot be read: ")]
    [TestCase("""{"service":"com.acme.Inventory"}""", "It cannot be read: ")]
    [TestCase("""{"service":"com.acme.Inventory","providers":["://x"]}""", "It cannot be read: '://x' is not a URL of Dubbo.")]
    [TestCase("""{"service":"com.acme.Inventory","providers":[null]}""", "It cannot be read: ")]
    [TestCase(
        """{"service":"com.acme.Other","providers":[]}""", "It belongs to com.acme.Other, and com.acme.Inventory needs a file of its own.")]
    public void Malformed_file_is_reported(string text, string problem) => DirectoryHarness.Run(harness =>
    {
        harness.Engine.Log.Expect("ConsumerNotRegistered");
        harness.Engine.Log.Expect("CacheFailed");
        Directory.CreateDirectory(Path.GetDirectoryName(CacheFile)!);
        File.WriteAllText(CacheFile, text);
        harness.Registry.SetDown(true);
        harness.Start(options => options.CacheFile = CacheFile);
        harness.Pass(4);
        Assert.That(harness.Last, Is.Empty);
        Assert.That(
            harness.Engine.Log.Named("CacheFailed").Single().Text, Does.StartWith($"The cache file {CacheFile} is not used. {problem}"));
    });

    [Test]
    public void File_that_cannot_be_written_is_reported_once() => DirectoryHarness.Run(harness =>
    {
        harness.Engine.Log.Expect("CacheFailed");
        File.WriteAllText(Path.Combine(_folder, "sub"), "a file in the place of the folder");
        harness.Provide(A);
        harness.Start(options => options.CacheFile = CacheFile);
        harness.Provide("dubbo://10.0.0.2/com.acme.Inventory");
        harness.Pass();
        Assert.That(harness.Last, Is.EqualTo("10.0.0.2:20880"));
        Assert.That(harness.Engine.Log.Named("CacheFailed").Single().Text, Does.Contain("It cannot be written: "));
    });
}
