using System.IO.Compression;

namespace DubboNet.Build.Tests;

/// <summary>A project of a user in a folder of its own.</summary>
internal sealed class SampleProject
{
    private readonly Dictionary<string, string> _java = new(StringComparer.Ordinal);

    /// <summary>Creates the project.</summary>
    /// <param name="items">The items of the project.</param>
    /// <param name="name">The name of the project.</param>
    /// <param name="properties">Further properties.</param>
    public SampleProject(string items, string name = "Sample", string properties = "")
    {
        Folder = Directory.CreateDirectory(Path.Combine(Packages.Folder, Path.GetRandomFileName(), name)).FullName;
        File = Write($"{name}.csproj", "");
        SetItems(items, properties);
    }

    public string Folder { get; }

    /// <summary>Gets the path of the project file.</summary>
    public string File { get; }

    /// <summary>Gets the folder of intermediate files.</summary>
    public string Obj => Path.Combine(Folder, "obj", "Debug", "net10.0");

    /// <summary>Gets the names of the generated files, sorted.</summary>
    public IEnumerable<string> Generated => Directory.Exists(Path.Combine(Obj, "JavaContracts"))
        ? Directory.GetFiles(Path.Combine(Obj, "JavaContracts"), "*.cs", SearchOption.AllDirectories)
            .Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)
        : [];

    /// <summary>Replaces the items of the project.</summary>
    public void SetItems(string items, string properties = "") => Write(
        Path.GetFileName(File),
        $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
            <Nullable>enable</Nullable>
            <ImplicitUsings>enable</ImplicitUsings>
            <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
            {properties}
          </PropertyGroup>
          <ItemGroup>
            <PackageReference Include="DubboNet" Version="{Packages.Version}" />
            <PackageReference Include="DubboNet.Build" Version="{Packages.Version}" PrivateAssets="all" />
            {items}
          </ItemGroup>
        </Project>
        """);

    /// <summary>Writes a file, and returns its path.</summary>
    public string Write(string name, string text)
    {
        string path = Path.Combine(Folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        System.IO.File.WriteAllText(path, text);
        return path;
    }

    /// <summary>Adds or replaces a Java source. The name is the full name of its type.</summary>
    public SampleProject Java(string name, string body)
    {
        int dot = name.LastIndexOf('.');
        _java[name] = Write($"java/{name.Replace('.', '/')}.java", $"package {name[..dot]};\n{body}");
        return this;
    }

    /// <summary>Compiles Java sources, and makes a jar of those classes.</summary>
    /// <param name="jar">The path of the jar in the project.</param>
    /// <param name="names">The names of the types. The default is all.</param>
    public SampleProject Jar(string jar, params string[] names)
    {
        string classes = Path.Combine(Folder, "classes");
        if (Directory.Exists(classes))
            Directory.Delete(classes, recursive: true);
        JavaTools.Run("javac", ["--release", "8", "-nowarn", "-Xlint:-options", "-parameters", "-d", classes, .. _java.Values]);
        string path = Path.Combine(Folder, jar);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        System.IO.File.Delete(path);
        using ZipArchive archive = ZipFile.Open(path, ZipArchiveMode.Create);
        foreach (string name in names.Length == 0 ? _java.Keys : (IEnumerable<string>)names)
        {
            string file = $"{name.Replace('.', '/')}.class";
            archive.CreateEntryFromFile(Path.Combine(classes, file), file);
        }

        return this;
    }

    /// <summary>Builds the project.</summary>
    public Dotnet Build(params string[] arguments) => Dotnet.Run(Folder, ["build", File, .. arguments]);

    /// <summary>Restores the packages of the project.</summary>
    public SampleProject Restore()
    {
        Dotnet.Run(Folder, "restore", File).AssertSuccess();
        return this;
    }

    /// <summary>Generates the contracts without a compilation.</summary>
    public Dotnet Generate(params string[] arguments) => Build(["--no-restore", "-t:GenerateJavaContracts", .. arguments]);
}
