namespace DubboNet.Java;

/// <summary>Describes a Maven project of Java sources.</summary>
/// <param name="GroupId">The group of the artifact.</param>
/// <param name="ArtifactId">The name of the artifact.</param>
/// <param name="Version">The version of the artifact.</param>
/// <param name="Source">What the sources were written from, such as <c>Acme.Pricing.dll</c>.</param>
/// <param name="Declarations">The classes.</param>
public sealed record JavaProject(
    string GroupId, string ArtifactId, string Version, string Source, IReadOnlyList<JavaDeclaration> Declarations)
{
    private const string Mark = "Written by dubbonet export";

    /// <summary>Returns the files of the project, sorted by their paths.</summary>
    public IReadOnlyList<JavaProjectFile> CreateFiles()
    {
        var all = new JavaDeclarations(Declarations);
        string header = $"{Mark} from {Source}. Change the C# contract, not this file.";
        IEnumerable<JavaProjectFile> sources = all.TopLevel.Select(declaration => new JavaProjectFile(
            $"src/main/java/{declaration.Name.Replace('.', '/')}.java", JavaSourceWriter.Write(declaration, all, header)));
        return [.. sources.Append(new JavaProjectFile("pom.xml", CreatePom())).OrderBy(file => file.Path, StringComparer.Ordinal)];
    }

    /// <summary>Returns whether a text is a file that the export has written, and that it can therefore replace or delete.</summary>
    internal static bool IsOwn(string text) => text.AsSpan(0, Math.Min(text.Length, 200)).Contains(Mark, StringComparison.Ordinal);

    private string CreatePom() => $"""
        <?xml version="1.0" encoding="UTF-8"?>
        <!-- {Mark} from {Source.Replace("--", "- -", StringComparison.Ordinal)}. Remove this comment to keep changes of your own. -->
        <project xmlns="http://maven.apache.org/POM/4.0.0" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
                 xsi:schemaLocation="http://maven.apache.org/POM/4.0.0 http://maven.apache.org/xsd/maven-4.0.0.xsd">
          <modelVersion>4.0.0</modelVersion>
          <groupId>{Escape(GroupId)}</groupId>
          <artifactId>{Escape(ArtifactId)}</artifactId>
          <version>{Escape(Version)}</version>
          <packaging>jar</packaging>
          <properties>
            <maven.compiler.source>8</maven.compiler.source>
            <maven.compiler.target>8</maven.compiler.target>
            <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
          </properties>
        </project>

        """.ReplaceLineEndings("\n");

    private static string Escape(string text) => System.Security.SecurityElement.Escape(text);
}

/// <summary>Represents a file of a project.</summary>
/// <param name="Path">The path within the folder of the project, with slashes.</param>
/// <param name="Text">The text.</param>
public sealed record JavaProjectFile(string Path, string Text);
