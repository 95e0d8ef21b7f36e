namespace DubboNet.Java.Tests.Contracts;

/// <summary>Folders with the expected files of translations.</summary>
internal static class GoldenFolder
{
    /// <summary>Compares a translation with a folder. With DUBBONET_UPDATE_GOLDEN=1, the folder is written first.</summary>
    public static void Compare(string folder, ContractTranslation translation)
    {
        string omissions = Path.Combine(folder, "Omissions.txt");
        if (Environment.GetEnvironmentVariable("DUBBONET_UPDATE_GOLDEN") == "1")
        {
            ContractFolder.Write(folder, translation);
            File.WriteAllLines(omissions, translation.Omissions.Select(omission => omission.ToString()));
        }

        Assert.That(
            translation.Files.ToDictionary(file => file.Path, file => file.Text),
            Is.EqualTo(
                Directory.GetFiles(folder, "*.cs", SearchOption.AllDirectories).ToDictionary(
                    path => Path.GetRelativePath(folder, path).Replace('\\', '/'), File.ReadAllText)));
        Assert.That(
            translation.Omissions.Select(omission => omission.ToString()), Is.EqualTo(File.ReadAllLines(omissions)));
    }
}
