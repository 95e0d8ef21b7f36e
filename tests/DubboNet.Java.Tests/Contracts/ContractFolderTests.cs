namespace DubboNet.Java.Tests.Contracts;

public sealed class ContractFolderTests
{
    [Test]
    public void Same_files_are_not_written_again()
    {
        using var folder = new TemporaryFolder();
        ContractTranslation translation = Create("A.cs", "B/C.cs");
        Assert.That(ContractFolder.Write(folder.Path, translation).Written, Is.EqualTo(new[] { "A.cs", "B/C.cs" }));
        DateTime written = File.GetLastWriteTimeUtc(Path.Combine(folder.Path, "A.cs"));
        ContractChanges changes = ContractFolder.Write(folder.Path, translation);
        Assert.That(changes.Written, Is.Empty);
        Assert.That(changes.Deleted, Is.Empty);
        Assert.That(File.GetLastWriteTimeUtc(Path.Combine(folder.Path, "A.cs")), Is.EqualTo(written));
    }

    [Test]
    public void Changed_file_is_written_alone()
    {
        using var folder = new TemporaryFolder();
        ContractFolder.Write(folder.Path, Create("A.cs", "B.cs"));
        File.AppendAllText(Path.Combine(folder.Path, "B.cs"), "// changed\n");
        Assert.That(ContractFolder.Write(folder.Path, Create("A.cs", "B.cs")).Written, Is.EqualTo(new[] { "B.cs" }));
    }

    [Test]
    public void Generated_files_that_are_left_over_are_deleted_and_others_are_not()
    {
        using var folder = new TemporaryFolder();
        ContractFolder.Write(folder.Path, Create("A.cs", "B/C.cs"));
        File.WriteAllText(Path.Combine(folder.Path, "Mine.cs"), "namespace Mine;\n");
        File.WriteAllText(Path.Combine(folder.Path, "Empty.cs"), "");
        ContractChanges changes = ContractFolder.Write(folder.Path, Create("A.cs"));
        Assert.That(changes.Deleted, Is.EqualTo(new[] { "B/C.cs" }));
        Assert.That(
            Directory.GetFiles(folder.Path, "*.cs", SearchOption.AllDirectories).Select(path => Path.GetFileName(path)),
            Is.EquivalentTo(new[] { "A.cs", "Mine.cs", "Empty.cs" }));
    }

    [Test]
    public void File_of_the_user_is_not_overwritten()
    {
        using var folder = new TemporaryFolder();
        string mine = Path.Combine(folder.Path, "A.cs");
        File.WriteAllText(mine, "namespace Mine;\n");
        Assert.That(() => ContractFolder.Write(folder.Path, Create("A.cs")), Throws.InstanceOf<IOException>().With.Message.Contains(mine));
        Assert.That(File.ReadAllText(mine), Is.EqualTo("namespace Mine;\n"));
    }

    private static ContractTranslation Create(params string[] paths) =>
        new([.. paths.Select(path => new ContractFile(path, $"{SourceFileWriter.FirstWords}{path}.\n"))], []);
}
