namespace DubboNet.Kubernetes.Tests.Api;

/// <summary>Writes objects of the API in the form in which servers of Kubernetes 1.21 and later send them.</summary>
internal static class Slices
{
    public const string DubboPort = """{"name":"dubbo","port":20880,"protocol":"TCP"}""";

    public static string List(string version, params string[] slices) => $$"""
        {"kind":"EndpointSliceList","apiVersion":"discovery.k8s.io/v1","metadata":{"resourceVersion":"{{version}}"},
        "items":[{{string.Join(',', slices)}}]}
        """;

    /// <summary>Returns a slice with the port <c>dubbo</c>.</summary>
    public static string Slice(string name, string version, params string[] endpoints) => WithPorts(name, version, DubboPort, endpoints);

    /// <summary>Returns a slice on one line.</summary>
    /// <param name="name">The name.</param>
    /// <param name="version">The version of the object.</param>
    /// <param name="ports">The ports, which are separated by commas.</param>
    /// <param name="endpoints">The endpoints.</param>
    public static string WithPorts(string name, string version, string ports, params string[] endpoints) => OneLine($$"""
        {"kind":"EndpointSlice","apiVersion":"discovery.k8s.io/v1","metadata":{"name":"{{name}}","generateName":"inventory-",
        "namespace":"shop","uid":"3f0d-{{name}}","resourceVersion":"{{version}}","generation":3,"creationTimestamp":"2026-01-05T08:30:00Z",
        "labels":{"endpointslice.kubernetes.io/managed-by":"endpointslice-controller.k8s.io","kubernetes.io/service-name":"inventory"},
        "annotations":{"endpoints.kubernetes.io/last-change-trigger-time":"2026-01-05T08:30:00Z"},
        "ownerReferences":[{"apiVersion":"v1","kind":"Service","name":"inventory","uid":"77aa","controller":true,
        "blockOwnerDeletion":true}],"managedFields":[{"manager":"kube-controller-manager","operation":"Update",
        "apiVersion":"discovery.k8s.io/v1","time":"2026-01-05T08:30:00Z","fieldsType":"FieldsV1","fieldsV1":{"f:addressType":{} } } ]},
        "addressType":"IPv4","endpoints":[{{string.Join(',', endpoints)}}],"ports":[{{ports}}]}
        """);

    /// <summary>Returns an endpoint.</summary>
    /// <param name="address">The address.</param>
    /// <param name="pod">The id of the pod.</param>
    /// <param name="conditions">The conditions, which are those of a ready endpoint by default.</param>
    public static string Endpoint(
        string address, string pod, string conditions = """{"ready":true,"serving":true,"terminating":false}""") => OneLine($$"""
        {"addresses":["{{address}}"],"conditions":{{conditions}},"targetRef":{"kind":"Pod","namespace":"shop","name":"inventory-{{pod}}",
        "uid":"{{pod}}"},"nodeName":"node-1","zone":"eu-1a","hints":{"forZones":[{"name":"eu-1a"}]} }
        """);

    public static string Bookmark(string version) => OneLine($$"""
        {"kind":"EndpointSlice","apiVersion":"discovery.k8s.io/v1","metadata":{"resourceVersion":"{{version}}",
        "creationTimestamp":null},"addressType":"","endpoints":null,"ports":null}
        """);

    public static string Status(int code, string reason) => OneLine($$"""
        {"kind":"Status","apiVersion":"v1","metadata":{},"status":"Failure","message":"too old resource version: 1 (2)",
        "reason":"{{reason}}","code":{{code}}}
        """);

    private static string OneLine(string text) => text.Replace("\n", "", StringComparison.Ordinal);
}
