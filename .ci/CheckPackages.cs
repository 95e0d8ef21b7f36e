// Opens the packages of a folder and says what they lack: dotnet run --file .ci/CheckPackages.cs REPOSITORY FOLDER
#:property PublishAot=false
#:property GenerateDocumentationFile=true
using System.IO.Compression;
using System.Reflection.Metadata;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;

string repository = args[0];
string folder = args[1];
XElement properties = XDocument.Load(Path.Combine(repository, "Directory.Build.props")).Root!;
string home = Text(properties, "RepositoryUrl");
string pages = Text(properties, "PagesUrl").Replace("$(RepositoryUrl)", home) + "/";
string raw = Text(properties, "RawUrl").Replace("$(RepositoryUrl)", home) + "/";
string[] names =
[
    "DubboNet", "DubboNet.AspNetCore", "DubboNet.Hessian", "DubboNet.Hosting", "DubboNet.Kubernetes", "DubboNet.Nacos",
    "DubboNet.NodaTime", "DubboNet.ServiceDiscovery", "DubboNet.Testing", "DubboNet.ZooKeeper",
];
const string Build = "DubboNet.Build";
const string Templates = "DubboNet.Templates";
const string Tool = "DubboNet.Tool";
var failures = new List<string>();

foreach (string name in (string[])[.. names, Build, Templates, Tool])
{
    string[] files = [.. Directory.GetFiles(folder).Where(file => Regex.IsMatch(Path.GetFileName(file), $@"^{name}\.\d.*\.nupkg$"))];
    if (files is not [string file] || (name != Templates && !File.Exists(Path.ChangeExtension(file, "snupkg"))))
    {
        failures.Add($"{name}: the folder has {files.Length} packages, or none with symbols.");
        continue;
    }

    using ZipArchive package = ZipFile.OpenRead(file);
    XElement metadata = XDocument.Parse(Read(package, $"{name}.nuspec")!).Root!.Elements().Single();
    CheckTexts(name, package, metadata);
    if (name == Templates)
    {
        CheckTemplates(package, metadata);
        continue;
    }

    if (name == Build)
        CheckBuild(package, metadata);
    else if (name == Tool)
        CheckTool(package, metadata);
    else
        CheckLibrary(name, package, metadata);
    string[] assemblies = name switch
    {
        Build => [$"tasks/net10.0/{name}", "tasks/net10.0/DubboNet.Java"],
        Tool => [$"tools/net10.0/any/{name}"],
        _ => [$"lib/net10.0/{name}"],
    };
    foreach (string assembly in assemblies)
        CheckSymbols(name, Path.ChangeExtension(file, "snupkg"), assembly);
}

failures.ForEach(Console.WriteLine);
Console.WriteLine($"{names.Length + 2} packages with their symbols, and the templates: {failures.Count} mistakes.");
return failures.Count == 0 ? 0 : 1;

void CheckTexts(string name, ZipArchive package, XElement metadata)
{
    Expect(name, "license", Text(metadata, "license"), "Apache-2.0");
    Expect(name, "project", Text(metadata, "projectUrl"), home);
    Expect(name, "authors", Text(metadata, "authors"), "DubboNet contributors");
    Expect(name, "readme", Text(metadata, "readme"), "README.md");
    Expect(name, "icon", Text(metadata, "icon"), "icon.png");
    foreach (string element in (string[])["copyright", "description", "tags"])
        Require(name, element, Text(metadata, element).Length > 10);
    Require(name, "description of its own", Text(metadata, "description") != "Package Description");
    Require(name, "release notes", Text(metadata, "releaseNotes").StartsWith("## ", StringComparison.Ordinal));

    XElement source = metadata.Elements().Single(element => element.Name.LocalName == "repository");
    Expect(name, "repository", (string?)source.Attribute("url"), home);
    Require(name, "commit", Regex.IsMatch((string?)source.Attribute("commit") ?? "", "^[0-9a-f]{40}$"));

    string readme = Read(package, "README.md") ?? "";
    Require(name, "readme", readme.StartsWith("# DubboNet", StringComparison.Ordinal));
    foreach (Match link in Regex.Matches(readme, @"\]\(([^)]*)\)"))
        Require(name, $"absolute link instead of {link.Value}", link.Groups[1].Value.StartsWith(pages, StringComparison.Ordinal));
    Require(name, "icon", package.GetEntry("icon.png") is { Length: > 0 and < 1024 * 1024 });
}

void CheckTemplates(ZipArchive package, XElement metadata)
{
    XElement? type = metadata.Descendants().SingleOrDefault(element => element.Name.LocalName == "packageType");
    Expect(Templates, "package type", (string?)type?.Attribute("name"), "Template");
    foreach (string template in (string[])["dubbo-client", "dubbo-provider"])
    {
        string definition = Read(package, $"content/{template}/.template.config/template.json") ?? "";
        Require(Templates, $"template {template}", definition.Contains($"\"{template}\"", StringComparison.Ordinal));
        string versions = Read(package, $"content/{template}/Directory.Packages.props") ?? "<Project />";
        XElement[] used = [.. XDocument.Parse(versions).Descendants("PackageVersion")];
        Require(Templates, $"versions of six packages in {template}", used.Length == 6);
        foreach (XElement one in used)
        {
            string id = (string)one.Attribute("Include")!;
            if (names.Contains(id))
                Expect(Templates, $"version of {id} in {template}", (string?)one.Attribute("Version"), Text(metadata, "version"));
        }
    }
}

void CheckLibrary(string name, ZipArchive package, XElement metadata)
{
    Require(name, "comments", package.GetEntry($"lib/net10.0/{name}.xml") is not null);

    foreach (XElement dependency in metadata.Descendants().Where(element => element.Name.LocalName == "dependency"))
    {
        string id = (string)dependency.Attribute("id")!;
        string floor = id switch
        {
            "NodaTime" => "3.2.2",
            "Grpc.Net.Client" => "2.85.0",
            "KubernetesClient.Aot" => "21.0.8",
            "YamlDotNet" => "18.1.0",
            "Microsoft.Extensions.Features" => "10.0.3",
            "Microsoft.OpenApi" => "2.3.0",
            _ => names.Contains(id) ? Text(metadata, "version") : "10.0.0",
        };
        Expect(name, $"floor of {id}", (string?)dependency.Attribute("version"), floor);
    }
}

// The package for builds adds nothing to a project but its targets.
void CheckBuild(ZipArchive package, XElement metadata)
{
    Expect(Build, "development dependency", Text(metadata, "developmentDependency"), "true");
    Require(Build, "a package without dependencies", !metadata.Descendants().Any(element => element.Name.LocalName == "dependency"));
    Require(Build, "targets", package.GetEntry($"build/{Build}.targets") is not null);
    string[] assemblies = [.. package.Entries.Select(file => file.FullName).Where(path => path.EndsWith(".dll", StringComparison.Ordinal))];
    Expect(Build, "assemblies", string.Join(' ', assemblies.Order()), $"tasks/net10.0/{Build}.dll tasks/net10.0/DubboNet.Java.dll");
}

void CheckTool(ZipArchive package, XElement metadata)
{
    XElement? type = metadata.Descendants().SingleOrDefault(element => element.Name.LocalName == "packageType");
    Expect(Tool, "package type", (string?)type?.Attribute("name"), "DotnetTool");
    string settings = Read(package, "tools/net10.0/any/DotnetToolSettings.xml") ?? "<None />";
    Expect(Tool, "command", (string?)XDocument.Parse(settings).Descendants("Command").SingleOrDefault()?.Attribute("Name"), "dubbonet");
}

void CheckSymbols(string name, string path, string assembly)
{
    using ZipArchive symbols = ZipFile.OpenRead(path);
    using Stream? pdb = symbols.GetEntry($"{assembly}.pdb")?.Open();
    if (pdb is null)
    {
        failures.Add($"{name}: lacks the symbols of {assembly}.");
        return;
    }

    var copy = new MemoryStream();
    pdb.CopyTo(copy);
    copy.Position = 0;
    using var provider = MetadataReaderProvider.FromPortablePdbStream(copy);
    MetadataReader reader = provider.GetMetadataReader();
    foreach (string document in reader.Documents.Select(handle => reader.GetString(reader.GetDocument(handle).Name)))
        Require(name, $"deterministic path instead of {document}", document.StartsWith("/_/", StringComparison.Ordinal));

    var sourceLink = new Guid("CC110556-A091-4D38-9FEC-25AB9A351A6A");
    string links = string.Concat(
        from handle in reader.CustomDebugInformation
        let information = reader.GetCustomDebugInformation(handle)
        where reader.GetGuid(information.Kind) == sourceLink
        select Encoding.UTF8.GetString(reader.GetBlobBytes(information.Value)));
    Require(name, $"source link to {raw}", Regex.IsMatch(links, $"\"/_/\\*\":\"{Regex.Escape(raw)}[0-9a-f]{{40}}/\\*\""));
}

static string? Read(ZipArchive package, string entry)
{
    if (package.GetEntry(entry) is not { } file)
        return null;
    using var reader = new StreamReader(file.Open());
    return reader.ReadToEnd();
}

static string Text(XElement parent, string name) =>
    parent.Descendants().FirstOrDefault(element => element.Name.LocalName == name)?.Value ?? "";

void Expect(string name, string what, string? actual, string expected)
{
    if (actual != expected)
        failures.Add($"{name}: the {what} is '{actual}' instead of '{expected}'.");
}

void Require(string name, string what, bool isThere)
{
    if (!isThere)
        failures.Add($"{name}: lacks {what}.");
}
