using System.Text;

namespace DubboNet.AspNetCore.Tests.Hostile;

/// <summary>Lists hostile requests of all kinds for the endpoints of an application.</summary>
internal static class HostileRequests
{
    private const string Secret = HostileRequest.Secret;
    private const int Long = 900_000;

    private static readonly string LongName = string.Concat(Enumerable.Repeat(Secret, Long / Secret.Length));

    // The endpoints that have a path for each method.
    private static readonly string[] Endpoints = ["/api", "/dubbo/com.acme.Inventory"];

    public static IReadOnlyList<HostileRequest> All { get; } =
        [.. Texts(), .. Values(), .. Heavy(), .. Headers(), .. Lengths(), .. Queries(), .. Batches()];

    // Bodies that are not JSON in UTF-8.
    private static IEnumerable<HostileRequest> Texts()
    {
        (string Kind, byte[] Body)[] bodies =
        [
            ("deep arrays", Utf8($"{new string('[', 400_000)}{new string(']', 400_000)}")),
            ("deep objects", Utf8(string.Concat(Enumerable.Repeat("{\"a\":", 100_000)))),
            ("a key twice", Utf8($$"""{"sku":"{{Secret}}","sku":"b"}""")),
            ("an escaped key twice", Utf8("""{"sku":"a","\u0073ku":"b"}""")),
            ("not UTF-8", [.. Utf8("{\"sku\":\""), 0xC3, 0x28, 0xFF, .. Utf8("\"}")]),
            ("overlong UTF-8", [.. Utf8("{\"sku\":\""), 0xC0, 0xAF, .. Utf8("\"}")]),
            ("a surrogate in UTF-8", [.. Utf8("{\"sku\":\""), 0xED, 0xA0, 0x80, .. Utf8("\"}")]),
            ("UTF-16", Encoding.Unicode.GetBytes($$"""{"sku":"{{Secret}}"}""")),
            ("UTF-16 with a mark", [0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes("""{"sku":"a"}""")]),
            ("UTF-8 with a mark", [0xEF, 0xBB, 0xBF, .. Utf8("""{"sku":"a"}""")]),
            ("half of a surrogate pair", Utf8("""{"sku":"\ud800"}""")),
            ("half of a surrogate pair as a key", Utf8("""{"\udc00":1}""")),
            ("a text without an end", Utf8($$"""{"sku":"{{LongName}}""")),
            ("more after the end", Utf8($$"""{"sku":"a"}{{Secret}}""")),
            ("a comment", Utf8("""{/* xyzzy */"sku":"a"}""")),
            ("NaN", Utf8("""{"sku":NaN}""")),
            ("a control character", Utf8("{\"sku\":\"\u0000\u0001\"}")),
            ("spaces", Utf8(new string(' ', Long))),
            ("a number without an end", Utf8($"{{\"sku\":{new string('9', Long)}")),
        ];
        foreach ((string kind, byte[] body) in bodies)
        {
            foreach (string endpoint in Endpoints)
                yield return HostileRequest.Post(kind, 400, $"{endpoint}/find", body) with { Expected = "\"path\":\"$" };
            yield return HostileRequest.Post(kind, 200, "/rpc", body) with { Expected = "-32700" };
        }
    }

    // JSON that is not of the types of the methods.
    private static IEnumerable<HostileRequest> Values()
    {
        (string Kind, string Method, string Json, string Path)[] values =
        [
            ("a huge exponent", "count", """{"skus":[],"factor":1e999999999}""", "$.factor"),
            ("a huge number", "put", """{"item":{"number":99999999999999999999999999}}""", "$.item.number"),
            ("a number with many digits", "put", $$"""{"item":{"number":{{new string('1', Long)}} } }""", "$.item.number"),
            ("a decimal with many digits", "put", $$"""{"item":{"price":0.{{new string('1', Long)}} } }""", "$.item.price"),
            ("digits of another script", "count", """{"skus":[],"factor":"١٢"}""", "$.factor"),
            ("a date of another script", "put", """{"item":{"sold":"٢٠٢٦-٠١-٣١"}}""", "$.item.sold"),
            ("a date with a line break", "put", """{"item":{"sold":"2026-01-31\n"}}""", "$.item.sold"),
            ("a day that is not in the month", "put", """{"item":{"sold":"2026-02-30"}}""", "$.item.sold"),
            ("an instant that is too far", "put", """{"item":{"made":"+999999999-01-01T00:00:00Z"}}""", "$.item.made"),
            ("garbage as base64", "put", $$"""{"item":{"photo":"{{Secret}}!!" } }""", "$.item.photo"),
            ("a long enum", "put", $$"""{"item":{"shelf":"{{LongName}}" } }""", "$.item.shelf"),
            ("garbage as a UUID", "put", $$"""{"item":{"id":"{{Secret}}" } }""", "$.item.id"),
            ("a key twice by its value", "put", """{"item":{"names":{"1":"a","01":"b"}}}""", "key of $.item.names.01"),
            ("a long key", "put", $$"""{"item":{"names":{"{{LongName}}":"a" } } }""", "key of $.item.names."),
            ("a long field", "put", $$"""{"item":{"{{LongName}}":1 } }""", "$.item"),
            ("a long parameter", "find", $$"""{"{{LongName}}":1}""", "$."),
            ("many parameters", "find", $"{{{Many(80_000, i => $"\"p{i}\":1")}}}", "$.p"),
            ("a list of other types", "count", """{"skus":[{}],"factor":1}""", "$.skus[0]"),
            ("a text as an object", "put", $$"""{"item":"{{Secret}}"}""", "$.item"),
            ("no arguments", "count", "{}", "$.factor"),
            ("a class of the platform", "paint", """{"label":{"class":"javax.script.ScriptEngineManager"}}""", "$.label.class"),
            ("another class of the platform", "paint", """{"label":{"class":"com.sun.rowset.JdbcRowSetImpl"}}""", "$.label.class"),
            (
                "a class of the platform inside", "paint",
                """{"label":{"class":"com.acme.Other","a":[{"class":"java.lang.Runtime"}]}}""", "$.label.a[0].class"),
            ("an enum as an object", "paint", """{"label":{"class":"com.acme.Shelf"}}""", "$.label"),
            ("an abstract class", "paint", """{"label":{"class":"com.acme.Label"}}""", "$.label"),
        ];
        foreach ((string kind, string method, string json, string path) in values)
        {
            foreach (string endpoint in Endpoints)
                yield return HostileRequest.Post(kind, 400, $"{endpoint}/{method}", Utf8(json)) with { Expected = $"\"path\":\"{path}" };
            yield return Rpc(kind, method, json, "-32602") with { Expected = $"\"path\":\"{path}" };
        }

        foreach (string endpoint in Endpoints)
        {
            yield return HostileRequest.Post("many arguments", 400, $"{endpoint}/find", Utf8($"[{Many(200_000, _ => "null")}]"));
            yield return HostileRequest.Post("a long method", 404, $"{endpoint}/{new string('x', 5000)}", Utf8("{}"));
        }

        yield return Rpc("many arguments", "find", $"[{Many(200_000, _ => "null")}]", "-32602");
        yield return Rpc("a long method", LongName, "{}", "-32601");
    }

    // Requests that are right, and cost what they send.
    private static IEnumerable<HostileRequest> Heavy()
    {
        // Multiples of a size of hash tables, which have the same place there.
        const int TableSize = 36_353;
        (string Kind, string Method, string Json, string Result)[] values =
        [
            (
                "keys with equal hash codes", "put",
                $$"""{"item":{"names":{ {{Many(40_000, i => $"\"{i * TableSize}\":\"\"")}} } },"count":1}""",
                "names"),
            ("many nulls", "count", $$"""{"skus":[{{Many(200_000, _ => "null")}}],"factor":1}""", "200000"),
            ("many empty texts", "count", $$"""{"skus":[{{Many(300_000, _ => "\"\"")}}],"factor":1}""", "300000"),
            ("a long text", "find", $$"""{"sku":"{{LongName}}"}""", Secret),
        ];
        foreach ((string kind, string method, string json, string result) in values)
        {
            foreach (string endpoint in Endpoints)
                yield return HostileRequest.Post(kind, 200, $"{endpoint}/{method}", Utf8(json)) with { Expected = result };
            yield return Rpc(kind, method, json, result);
        }
    }

    private static IEnumerable<HostileRequest> Headers()
    {
        string[] types =
        [
            "text/plain", "application/xml", "application/json; charset=utf-16", "application/json; charset=\"", "multipart/form-data",
            "text/other", "application/x-www-form-urlencoded", ";", "application/json, text/plain",
        ];
        foreach (string endpoint in (string[])["/api/find", "/dubbo/com.acme.Inventory/find", "/rpc"])
        {
            foreach (string type in types)
                yield return HostileRequest.Post($"type {type}", 415, endpoint, Utf8("""{"sku":"a"}"""), $"Content-Type: {type}");
            yield return HostileRequest.Post(
                "a compressed body", 415, endpoint, Utf8("{}"), "Content-Encoding: gzip", "Content-Type: application/json");
            yield return HostileRequest.Post("a long header", 431, endpoint, Utf8("{}"), $"X-Tenant: {LongName[..100_000]}");
            yield return HostileRequest.Post("a control character", 400, endpoint, Utf8("{}"), $"X-Tenant: {Secret}\0");
            yield return HostileRequest.Post("many headers", 431, endpoint, Utf8("{}"), [.. Enumerable.Repeat("X-Tenant: a", 500)]);
        }

        foreach (string timeout in (string[])["soon", "-1", "0", "1e3", "NaN", "1,5", new string('9', 100), "0.0000000001", "1.5, 2"])
        {
            yield return HostileRequest.Post(
                $"timeout {timeout}", 400, "/api/find", Utf8("""{"sku":"none"}"""), $"Request-Timeout: {timeout}") with
            {
                Expected = "Request-Timeout",
            };
            yield return HostileRequest.Post(
                $"timeout {timeout}", 200, "/rpc", Utf8(Call("find", """{"sku":"none"}""")), $"Request-Timeout: {timeout}") with
            {
                Expected = "-32602",
            };
        }

        yield return HostileRequest.Post(
            "control characters in an attachment", 200, "/api/attachment", Utf8("[\"tenant\"]"), "X-Tenant: \u0001\u001f\u007fé");
        yield return new HostileRequest("another verb", 405, HostileRequest.Head("DELETE", "/api/find"));
        yield return new HostileRequest("no HTTP", 400, Utf8("xyzzy\r\n\r\n"));
    }

    private static IEnumerable<HostileRequest> Lengths()
    {
        const string Json = "Content-Type: application/json";
        foreach (string endpoint in (string[])["/api/find", "/dubbo/com.acme.Inventory/find", "/rpc"])
        {
            yield return new HostileRequest(
                "100 MB that never come", 413, HostileRequest.Head("POST", endpoint, Json, "Content-Length: 100000000"));
            yield return new HostileRequest(
                "a length beyond numbers", 400, HostileRequest.Head("POST", endpoint, Json, "Content-Length: 99999999999999999999"));
            yield return new HostileRequest(
                "chunks without an end", 413, HostileRequest.Head("POST", endpoint, Json, "Transfer-Encoding: chunked"))
            {
                IsEndless = true,
            };
            yield return new HostileRequest(
                "a chunk with a wrong length", 400,
                [.. HostileRequest.Head("POST", endpoint, Json, "Transfer-Encoding: chunked"), .. Utf8("zz\r\nxyzzy\r\n0\r\n\r\n")]);
            yield return HostileRequest.Post("a body that is too long", 413, endpoint, Utf8($"[\"{LongName}{LongName}\"]"));
            yield return HostileRequest.Post(
                "a million nulls", 413, endpoint, Utf8($"[{Many(1_000_000, _ => "null")}]"));
        }
    }

    private static IEnumerable<HostileRequest> Queries()
    {
        yield return new HostileRequest("two values", 400, HostileRequest.Head("GET", "/api/find?sku=a&sku=b")) { Expected = "$.sku" };
        yield return new HostileRequest(
            "many values", 400, HostileRequest.Head("GET", $"/api/find?{Many(500, i => $"p{i}=1", "&")}"))
        { Expected = "$.p" };
        yield return new HostileRequest("a long query", 414, HostileRequest.Head("GET", $"/api/find?sku={new string('a', 20_000)}"));
        yield return new HostileRequest("JSON in a query", 400, HostileRequest.Head("GET", "/api/count?skus=a&factor={}"));
        yield return new HostileRequest("a query without a number", 400, HostileRequest.Head("GET", "/api/count?skus=a&factor=1e9"));
        yield return HostileRequest.Post("an unknown service", 404, "/dubbo/com.acme.%2e%2e%2f/find", Utf8("{}"));
        yield return HostileRequest.Post("a long service", 404, $"/dubbo/{new string('a', 4000)}/find", Utf8("{}"));
        yield return HostileRequest.Post("an unknown version", 404, "/dubbo/com.acme.Inventory/find?version=*&group=*", Utf8("{}"));
    }

    private static IEnumerable<HostileRequest> Batches()
    {
        (string Kind, string Json, string Expected)[] batches =
        [
            ("a batch of numbers", $"[{Many(400_000, _ => "1")}]", "-32600"),
            ("a batch of calls", $"[{Many(5000, _ => Call("find", "{}"))}]", "-32600"),
            ("a batch of batches", $"[{Many(100, _ => "[[[[]]]]")}]", "-32600"),
            ("a batch of wrong calls", $"[{Many(100, _ => Call("count", "[1,2,3]"))}]", "-32602"),
            ("a long id", Call("find", """{"sku":"none"}""", $"\"{LongName}\""), Secret),
            ("a huge id", Call("find", """{"sku":"none"}""", "1e999999999"), "1e999999999"),
            ("an object as an id", Call("find", """{"sku":"none"}""", "{}"), "-32600"),
            ("a method of the prefix", """{"jsonrpc":"2.0","method":"rpc.xyzzy","id":1}""", "-32601"),
            ("a method without an interface", """{"jsonrpc":"2.0","method":".","id":1}""", "-32601"),
        ];
        return batches.Select(batch =>
            HostileRequest.Post(batch.Kind, 200, "/rpc", Utf8(batch.Json)) with { Expected = batch.Expected });
    }

    private static HostileRequest Rpc(string kind, string method, string parameters, string expected) =>
        HostileRequest.Post(kind, 200, "/rpc", Utf8(Call(method, parameters))) with { Expected = expected };

    private static string Call(string method, string parameters, string id = "1") =>
        $$"""{"jsonrpc":"2.0","method":"com.acme.Inventory.{{method}}","params":{{parameters}},"id":{{id}}}""";

    private static string Many(int count, Func<int, string> create, string separator = ",") =>
        string.Join(separator, Enumerable.Range(0, count).Select(create));

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);
}
