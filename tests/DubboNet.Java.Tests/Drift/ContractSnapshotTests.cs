namespace DubboNet.Java.Tests.Drift;

internal sealed class ContractSnapshotTests
{
    private readonly string _folder = Directory.CreateTempSubdirectory("dubbonet").FullName;

    private string FilePath => Path.Combine(_folder, ContractSnapshot.FileName);

    [TearDown]
    public void DeleteFolder() => Directory.Delete(_folder, recursive: true);

    [TestCase("before")]
    [TestCase("after")]
    [TestCase("classic")]
    public void Snapshot_is_read_as_it_was_written(string folder)
    {
        using JavaClassPath path = JavaClassPath.Open([JavaTools.Compile(folder, 8)]);
        ContractSnapshot snapshot = JarSnapshot.ReadAll(path);
        snapshot.Save(FilePath);
        string text = File.ReadAllText(FilePath);

        ContractSnapshot copy = ContractSnapshot.Load(FilePath);
        Assert.That(ContractComparison.Compare(snapshot, copy), Is.Empty);
        Assert.That(copy.Save(FilePath), Is.False, "it was not changed");
        Assert.That(copy.Services.Count, Is.Positive);
        File.Delete(FilePath);
        Assert.That(copy.Save(FilePath));
        Assert.That(File.ReadAllText(FilePath), Is.EqualTo(text));
    }

    [TestCase("nothing", "is not a snapshot of contracts")]
    [TestCase("{}", "is not a snapshot of contracts")]
    [TestCase("""{"format": 1, "services": [{"name": null}], "types": []}""", "'name' is null")]
    [TestCase("""{"format": 1, "services": [], "types": [{"name": "A", "kind": "Union"}]}""", "a kind of type is not known")]
    [TestCase("""{"format": 2}""", "has the format 2, and this version reads 1")]
    public void File_that_is_no_snapshot_is_an_error(string text, string message)
    {
        File.WriteAllText(FilePath, text);
        Assert.That(() => ContractSnapshot.Load(FilePath), Throws.TypeOf<InvalidDataException>().With.Message.Contains(message));
    }
}
