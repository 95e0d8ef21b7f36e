using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DubboNet.Architecture.Tests.Circles;

/// <summary>
/// The types of a project, and for each the types of the same project that its code names. A nested type is a part of the type around it.
/// Comments name nothing.
/// </summary>
public sealed class TypeGraph
{
    private const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    /// <summary>Errors that say that a name was not understood, so that what it names would be missing.</summary>
    private static readonly string[] Unresolved = ["CS0012", "CS0103", "CS0117", "CS0234", "CS0246", "CS1061"];

    /// <summary>The classes whose members a generator adds. Their types are those of the platform.</summary>
    private static readonly string[] JsonContexts = ["'NacosJson'", "'ConsoleJson'"];

    private static readonly Dictionary<string, Lazy<TypeGraph>> Known = new();

    private readonly Dictionary<string, HashSet<string>> _uses = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SortedSet<string>> _folders = new(StringComparer.Ordinal);

    private TypeGraph(string project)
    {
        SourceFile[] files = [.. SourceFile.ReadCompiled(project)];
        var options = new CSharpParseOptions(LanguageVersion.Latest);
        Dictionary<SyntaxTree, string> folders = files.ToDictionary(
            file => CSharpSyntaxTree.ParseText(string.Join('\n', file.Lines), options, file.ToString()), file => file.Folder);
        var compilation = CSharpCompilation.Create(
            project,
            [.. folders.Keys, CSharpSyntaxTree.ParseText(ImplicitUsings, options)],
            References(project),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true));
        Problems =
        [
            .. from found in compilation.GetDiagnostics()
               where Unresolved.Contains(found.Id)
               let message = found.GetMessage(CultureInfo.InvariantCulture)
               where !JsonContexts.Any(name => message.Contains(name, StringComparison.Ordinal))
               select found.ToString(),
        ];
        foreach ((SyntaxTree tree, string folder) in folders)
            Add(compilation.GetSemanticModel(tree), folder);
    }

    /// <summary>Gets the names that the analyzer did not understand.</summary>
    public IReadOnlyList<string> Problems { get; }

    /// <summary>Gets the types, each with the types that it names.</summary>
    public IReadOnlyDictionary<string, HashSet<string>> Uses => _uses;

    /// <summary>Gets the types that have parts in several folders.</summary>
    public IEnumerable<string> Scattered =>
        from type in _folders where type.Value.Count > 1 select $"{type.Key}: {string.Join(", ", type.Value)}";

    /// <summary>Gets each reference from one folder to another one.</summary>
    public IEnumerable<FolderUse> FolderUses =>
        from type in _uses
        from used in type.Value
        let folder = FolderOf(type.Key)
        let target = FolderOf(used)
        where folder != target
        select new FolderUse(folder, target, type.Key, used);

    /// <summary>Gets the graph of a project in <c>src</c>.</summary>
    public static TypeGraph Load(string project)
    {
        lock (Known)
        {
            if (!Known.TryGetValue(project, out Lazy<TypeGraph>? graph))
                Known.Add(project, graph = new(() => new TypeGraph(project)));
            return graph.Value;
        }
    }

    /// <summary>Gets the folder of a type within the project.</summary>
    public string FolderOf(string type) => _folders[type].Min!;

    /// <summary>Everything that the test host has, but the assemblies that are made of the sources.</summary>
    private static IEnumerable<MetadataReference> References(string project)
    {
        string[] sources = project switch
        {
            "DubboNet.Hessian" or "DubboNet.Generator" =>
                ["DubboNet", "DubboNet.Hessian", "DubboNet.Hosting", "DubboNet.NodaTime", "DubboNet.Generator"],
            "DubboNet" => ["DubboNet", "DubboNet.Hosting", "DubboNet.Generator"],
            _ => [project],
        };
        return from path in ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
               where !sources.Contains(Path.GetFileNameWithoutExtension(path))
               select MetadataReference.CreateFromFile(path);
    }

    private static INamedTypeSymbol? Outermost(ISymbol? symbol)
    {
        INamedTypeSymbol? type = (symbol as INamedTypeSymbol ?? symbol?.ContainingType)?.OriginalDefinition;
        while (type?.ContainingType is { } around)
            type = around.OriginalDefinition;
        return type;
    }

    private static bool IsOutermost(SyntaxNode node) =>
        node is BaseTypeDeclarationSyntax or DelegateDeclarationSyntax && node.Parent is not TypeDeclarationSyntax;

    private void Add(SemanticModel model, string folder)
    {
        foreach (SyntaxNode declaration in model.SyntaxTree.GetRoot().DescendantNodes().Where(IsOutermost))
        {
            string type = model.GetDeclaredSymbol(declaration)!.ToDisplayString();
            if (!_uses.TryGetValue(type, out HashSet<string>? uses))
                (_uses[type], _folders[type]) = (uses = new(StringComparer.Ordinal), new(StringComparer.Ordinal));
            _folders[type].Add(folder);
            uses.UnionWith(from name in declaration.DescendantNodes()
                           where name is SimpleNameSyntax or ImplicitObjectCreationExpressionSyntax
                           let used = Outermost(model.GetSymbolInfo(name).Symbol)
                           where SymbolEqualityComparer.Default.Equals(used?.ContainingAssembly, model.Compilation.Assembly)
                           let text = used!.ToDisplayString()
                           where text != type
                           select text);
        }
    }
}

/// <summary>A reference from a type in one folder to a type in another one.</summary>
public sealed record FolderUse(string Folder, string Target, string Type, string Used);
