using System.Reflection;
using Microsoft.Extensions.DependencyInjection;

namespace DubboNet.Architecture.Tests;

/// <summary>Tests that each layer refers only to the layers that docs/architecture.md allows.</summary>
public sealed class LayerTests
{
    /// <summary>The folders of DubboNet, with the folders that their code must not refer to.</summary>
    private static readonly (string Folder, string[] Forbidden)[] Arrows =
    [
        ("Abstractions", ["Remoting", "Client", "Server", "Cluster", "Contracts", "Registry"]),
        ("Errors", ["Protocol", "Remoting", "Client", "Server", "Cluster", "Contracts", "Registry"]),
        ("Protocol", ["Remoting", "Client", "Server", "Cluster", "Contracts", "Registry"]),
        ("Remoting", ["Client", "Server", "Cluster", "Contracts", "Registry"]),
        ("Client", ["Server", "Cluster", "Contracts", "Registry"]),
        ("Server", ["Client", "Cluster", "Contracts", "Registry"]),
        ("Cluster", ["Server", "Contracts", "Registry"]),
        ("Contracts", ["Registry"]),
        ("Registry", ["Contracts"]),
    ];

    /// <summary>The folders that may use sockets.</summary>
    private static readonly (string Project, string Folder)[] SocketFolders =
    [
        ("DubboNet", "Remoting/Transport"), ("DubboNet.Tool", "Transport"), ("DubboNet.ZooKeeper", "Transport"),
        ("DubboNet.AspNetCore", "JsonRpc"),
    ];

    private static IEnumerable<SourceFile> DubboNet => SourceFile.All.Where(file => file.Project == "DubboNet");

    [Test]
    public void Layers_name_only_what_is_below_them()
    {
        ILookup<string, string> types = DubboNet
            .SelectMany(file => file.Types.Select(type => (Layer: Layer(file), Type: type)))
            .ToLookup(declared => declared.Layer, declared => declared.Type);
        var wrong = from arrow in Arrows
                    from file in DubboNet
                    where Layer(file) == arrow.Folder
                    from forbidden in arrow.Forbidden
                    from type in types[forbidden]
                    where file.Names(type)
                    select $"{file} names {type} of {forbidden}";
        Assert.That(wrong, Is.Empty);
        Assert.That(Arrows.SelectMany(arrow => arrow.Forbidden).Where(layer => !types.Contains(layer)), Is.Empty, "layers without a type");
    }

    [Test]
    public void Public_types_are_in_the_namespace_of_their_package_and_internal_ones_in_that_of_their_folder()
    {
        var wrong = from file in SourceFile.All
                    where file.Name != "AssemblyAttributes.cs"
                    let expected = Namespace(file)
                    where !file.Lines.Contains($"namespace {expected};")
                    select $"{file} is not in {expected}";
        Assert.That(wrong, Is.Empty);
    }

    private static string Layer(SourceFile file) => file.Folder.Split('/')[0];

    /// <summary>
    /// Extension methods of the container are in its namespace, as those of other libraries are. What contracts are written with is in
    /// DubboNet, and so are factories of registries. DubboNet.NodaTime adds to the namespace of the other formatters.
    /// </summary>
    private static string Namespace(SourceFile file) => file switch
    {
        { Project: "DubboNet", Folder: "Abstractions" or "Errors" } => "DubboNet",
        { Project: "DubboNet", IsPublic: false } => $"DubboNet.{file.Folder.Replace('/', '.')}",
        { Project: "DubboNet.Hosting", IsPublic: true } when file.Name.EndsWith("Extensions.cs", StringComparison.Ordinal) =>
            "Microsoft.Extensions.DependencyInjection",
        { Project: "DubboNet.AspNetCore", IsPublic: true } when file.Name.EndsWith("Extensions.cs", StringComparison.Ordinal) =>
            "Microsoft.AspNetCore.Builder",
        { Project: "DubboNet.ServiceDiscovery", IsPublic: true } => "Microsoft.Extensions.DependencyInjection",
        { Project: "DubboNet.Hessian" } when file.Name.EndsWith("Attribute.cs", StringComparison.Ordinal) => "DubboNet",
        { Project: "DubboNet.Hessian", Name: "JavaException.cs" or "JavaThrowable.cs" or "JavaStackFrame.cs" } => "DubboNet",
        { Project: "DubboNet.NodaTime" } => "DubboNet.Hessian",
        { Project: "DubboNet.Kubernetes" or "DubboNet.Nacos" or "DubboNet.ZooKeeper", IsPublic: true } => "DubboNet",
        _ => file.Project,
    };

    [TestCase("async ")]
    [TestCase("System.Net.Sockets")]
    [TestCase("ILogger")]
    [TestCase("System.Threading.Tasks")]
    public void Hessian_and_Protocol_do_no_IO(string word)
    {
        IEnumerable<SourceFile> pure = SourceFile.All
            .Where(
                file => file.Project is "DubboNet.Hessian" or "DubboNet.NodaTime" || file.Folder.StartsWith(
                    "Protocol", StringComparison.Ordinal))
            .Where(file => !file.ToString().EndsWith("HessianSerializer.Streams.cs", StringComparison.Ordinal));
        Assert.That(pure.Where(file => file.Says(word)), Is.Empty);
    }

    [TestCase("Socket(")]
    [TestCase("NetworkStream")]
    [TestCase("SslStream(")]
    [TestCase("TcpClient")]
    public void Only_Transport_makes_sockets(string word) =>
        Assert.That(SourceFile.All.Where(file => !SocketFolders.Contains((file.Project, file.Folder)) && file.Says(word)), Is.Empty);

    [Test]
    public void Assemblies_reference_what_they_may()
    {
        Assert.That(References(typeof(global::DubboNet.Hessian.HessianReader)), Is.Empty);
        Assert.That(
            References(typeof(DubboMethod)),
            Is.SubsetOf(new[] { "DubboNet.Hessian", "Microsoft.Extensions.Logging.Abstractions" }));
        Assert.That(
            References(typeof(global::DubboNet.Hosting.DubboProvider))
                .Where(name => !name.StartsWith("Microsoft.Extensions.", StringComparison.Ordinal)),
            Is.SubsetOf(new[] { "DubboNet.Hessian", "DubboNet" }));
        Assert.That(
            References(typeof(global::DubboNet.Testing.DubboTestNetwork))
                .Where(name => !name.StartsWith("Microsoft.Extensions.", StringComparison.Ordinal)),
            Is.SubsetOf(new[] { "DubboNet.Hessian", "DubboNet", "DubboNet.Hosting" }));
        Assert.That(References(typeof(global::DubboNet.Hessian.NodaTimeFormatters)), Is.SubsetOf(new[] { "DubboNet.Hessian", "NodaTime" }));
        Assert.That(References(typeof(global::DubboNet.Java.JavaClassPath)), Is.Empty);
        Assert.That(
            References(typeof(ZooKeeperRegistryFactory)),
            Is.SubsetOf(new[] { "DubboNet", "Microsoft.Extensions.Logging.Abstractions", "YamlDotNet" }));
        Assert.That(
            References(typeof(NacosRegistryFactory)),
            Is.SubsetOf(new[]
            {
                "DubboNet", "Grpc.Core.Api", "Grpc.Net.Client", "Microsoft.Extensions.Logging.Abstractions", "YamlDotNet",
            }));
        Assert.That(
            References(typeof(KubernetesRegistryFactory)),
            Is.SubsetOf(new[] { "DubboNet", "KubernetesClient.Aot", "Microsoft.Extensions.Logging.Abstractions" }));
        Assert.That(
            References(typeof(global::DubboNet.AspNetCore.DubboHttpOptions))
                .Where(name => !name.StartsWith("Microsoft.", StringComparison.Ordinal)),
            Is.SubsetOf(new[] { "DubboNet", "DubboNet.Hessian", "DubboNet.Hosting" }));
        Assert.That(
            References(typeof(DubboServiceDiscoveryExtensions))
                .Where(name => !name.StartsWith("Microsoft.Extensions.", StringComparison.Ordinal)),
            Is.SubsetOf(new[] { "DubboNet", "DubboNet.Hosting" }));
    }

    [Test]
    public void Public_classes_are_sealed_static_abstract_or_bases_of_exceptions()
    {
        Type[] oneOfEach =
        [
            typeof(global::DubboNet.Hessian.HessianReader), typeof(global::DubboNet.Hessian.NodaTimeFormatters), typeof(DubboMethod),
            typeof(global::DubboNet.Hosting.DubboProvider), typeof(global::DubboNet.Testing.DubboTestNetwork),
            typeof(ZooKeeperRegistryFactory), typeof(NacosRegistryFactory), typeof(KubernetesRegistryFactory),
            typeof(DubboServiceDiscoveryExtensions), typeof(global::DubboNet.Java.JavaClassPath),
            typeof(global::DubboNet.AspNetCore.DubboHttpOptions),
        ];
        IEnumerable<Type> open = oneOfEach
            .SelectMany(type => type.Assembly.GetExportedTypes())
            .Where(type => type is { IsClass: true, IsSealed: false, IsAbstract: false } && !type.IsSubclassOf(typeof(Exception)));
        Assert.That(open, Is.Empty);
    }

    private static IEnumerable<string> References(Type type) => type.Assembly.GetReferencedAssemblies()
        .Select(reference => reference.Name!)
        .Where(name => !name.StartsWith("System.", StringComparison.Ordinal) && name != "netstandard");

    [Test]
    public void Internals_are_open_to_tests_and_benchmarks_only()
    {
        IEnumerable<string> friends = typeof(DubboMethod).Assembly
            .GetCustomAttributes<System.Runtime.CompilerServices.InternalsVisibleToAttribute>()
            .Select(attribute => attribute.AssemblyName);
        Assert.That(
            friends.Where(name => !name.EndsWith(".Tests", StringComparison.Ordinal)),
            Is.SubsetOf(new[] { "DubboNet.Adversary", "DubboNet.Benchmarks", "DubboNet.Fuzz", "DubboNet.LoadTest", "DubboNet.TestKit" }));
    }
}
