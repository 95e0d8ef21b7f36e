using System.Net;
using DubboNet.Registry.Metadata;

namespace DubboNet.Tests.Registry;

/// <summary>Creates applications at the application level, with providers that answer for their metadata.</summary>
internal static class Instances
{
    public const string Application = "depot";

    /// <summary>Describes an application with one service.</summary>
    public static ApplicationMetadata Describe(
        int port = 20880, string parameters = "timeout=300", string interfaceName = DirectoryHarness.Interface) =>
        new(Application, [DubboUrl.Parse($"dubbo://ignored:{port}/{interfaceName}?interface={interfaceName}&side=provider&{parameters}")]);

    /// <summary>Creates an instance whose metadata can be requested from itself.</summary>
    public static ServiceInstance Create(string host, string revision, int port = 20880, params (string Key, string Value)[] more) =>
        Create(host, port, [
            ("dubbo.metadata.revision", revision),
            ("dubbo.metadata.storage-type", "local"),
            ("dubbo.metadata-service.url-params",
                $$"""{"prefer.serialization":"fastjson2,hessian2","version":"1.0.0","port":"{{port}}","protocol":"dubbo"}"""),
            ("dubbo.endpoints", $$"""[{"port":50051,"protocol":"tri"},{"port":{{port}},"protocol":"dubbo"}]"""),
            ("timestamp", "1795395389615"),
            .. more,
        ]);

    /// <summary>Creates an instance whose metadata is in the registry.</summary>
    public static ServiceInstance CreateRemote(string host, string revision, int port = 20880) =>
        Create(host, port, [("dubbo.metadata.revision", revision), ("dubbo.metadata.storage-type", "remote")]);

    /// <summary>Starts a server at a host that has only the metadata service. It returns the revisions that the function knows.</summary>
    public static DubboServer Serve(this DirectoryHarness harness, string host, Func<string, ApplicationMetadata?> find)
    {
        DubboServerOptions options = harness.Engine.ServerOptions();
        options.EndPoint = new IPEndPoint(IPAddress.Parse(host), 20880);
        DubboMethod<string, object> method = MetadataMethods.GetMetadataInfo(Application);
        var server = new DubboServer(options, new DubboService(method.Service).Map(
            method, revision => find(revision) is { } metadata ? MetadataMethods.ToJava(metadata) : null!));
        server.Start();
        harness.Engine.Settle();
        return server;
    }

    private static ServiceInstance Create(string host, int port, (string Key, string Value)[] metadata)
    {
        var all = new Dictionary<string, string>();
        foreach ((string key, string value) in metadata)
            all[key] = value;
        return new ServiceInstance(Application, host, port) { Metadata = all };
    }
}
