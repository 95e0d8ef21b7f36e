using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Builder;

namespace DubboNet.AspNetCore.Tests.JsonRpc;

/// <summary>
/// Replays what the Java consumers of Dubbo's JSON-RPC send. They are those of the protocol <c>jsonrpc</c> of the 2.6 extensions and of
/// the protocol <c>http</c> of 2.7 (<c>org.apache.dubbo.rpc.protocol.http.HttpProtocol</c>). Both use <c>JsonRpcHttpClient</c> of
/// jsonrpc4j, which writes with Jackson over <c>HttpURLConnection</c>. The path is the interface. Generic calls go to the path
/// <c>generic</c> below it, with the parameters of <c>GenericService.$invoke</c>.
/// </summary>
[FixtureLifeCycle(LifeCycle.SingleInstance)]
public sealed class Jsonrpc4jTests
{
    private const string Generic = "/rpc/com.acme.Inventory/generic";

    private WebServer _server = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => _server = await WebServer.StartInventoryAsync(
        application => application.MapDubboJsonRpc("/rpc"));

    [OneTimeTearDown]
    public async Task StopAsync() => await _server.DisposeAsync();

    [TestCase(
        "/rpc/com.acme.Inventory",
        """{"id":"5577006791947779410","jsonrpc":"2.0","method":"price","params":["a","b"]}""",
        """{"jsonrpc":"2.0","result":"a and b","id":"5577006791947779410"}""")]
    [TestCase(
        "/rpc/com.acme.Inventory", """{"id":"-1","jsonrpc":"2.0","method":"reset"}""", """{"jsonrpc":"2.0","result":null,"id":"-1"}""")]
    [TestCase(
        "/rpc/com.acme.Inventory",
        """{"id":"7","jsonrpc":"2.0","method":"find","params":["gone"]}""",
        """
        {"jsonrpc":"2.0","error":{"code":-32001,"message":"The item is gone.","data":
        {"exceptionTypeName":"com.acme.OutOfStockException","message":"The item is gone.","detail":"The item is gone.",
        "exception":"com.acme.OutOfStockException"}},"id":"7"}
        """)]
    [TestCase(
        Generic,
        """{"id":"8","jsonrpc":"2.0","method":"$invoke","params":["price",["java.lang.String"],["7"]]}""",
        """{"jsonrpc":"2.0","result":"sku 7","id":"8"}""")]
    [TestCase(
        Generic,
        """{"id":"9","jsonrpc":"2.0","method":"$invoke","params":["price",["long"],[7]]}""",
        """{"jsonrpc":"2.0","result":"number 7","id":"9"}""")]
    [TestCase(
        Generic,
        """{"id":"10","jsonrpc":"2.0","method":"$invoke","params":["reset",[],[]]}""",
        """{"jsonrpc":"2.0","result":null,"id":"10"}""")]
    [TestCase(
        Generic,
        """
        {"id":"11","jsonrpc":"2.0","method":"$invoke","params":["paint",["com.acme.Label"],
        [{"class":"com.acme.ColorLabel","text":"x","color":3}]]}
        """,
        """{"jsonrpc":"2.0","result":{"class":"com.acme.ColorLabel","text":"x","color":3},"id":"11"}""")]
    [TestCase(
        Generic,
        """{"id":"12","jsonrpc":"2.0","method":"$invoke","params":["reset",null,null]}""",
        """{"jsonrpc":"2.0","result":null,"id":"12"}""")]
    public async Task Java_consumer_is_answered(string path, string request, string expected)
    {
        string response = await SendAsync(path, request.ReplaceLineEndings(""));

        Assert.That(response, Does.StartWith("HTTP/1.1 200 OK\r\n").And.Contain("Content-Type: application/json\r\n"));
        Assert.That(response, Does.EndWith($"\r\n\r\n{expected.ReplaceLineEndings("")}"));
    }

    [TestCase("""["price",["int"],[7]]""", "no overload with these types")]
    [TestCase("""["price",["long"]]""", "The parameters of $invoke must be")]
    [TestCase("""{"method":"price"}""", "The parameters of $invoke must be")]
    [TestCase("""["price",{},[]]""", "The parameters of $invoke must be")]
    [TestCase("""["price",["[[[",5,null],[7]]""", "no overload with these types")]
    [TestCase("""["missing",null,[]]""", "-32601")]
    public async Task Wrong_generic_call_is_told_what_is_wrong(string parameters, string problem)
    {
        string response = await SendAsync(Generic, $$"""{"id":"1","jsonrpc":"2.0","method":"$invoke","params":{{parameters}}}""");

        Assert.That(response, Does.Contain(problem));
    }

    // The head is that of HttpURLConnection in Java 17.
    private async Task<string> SendAsync(string path, string body)
    {
        Uri server = _server.Client.BaseAddress!;
        using var client = new TcpClient();
        await client.ConnectAsync(server.Host, server.Port).Within();
        await client.GetStream().WriteAsync(Encoding.UTF8.GetBytes(
            $"POST {path} HTTP/1.1\r\nContent-Type: application/json-rpc\r\nCache-Control: no-cache\r\nPragma: no-cache\r\n"
                + $"User-Agent: Java/17.0.12\r\nHost: {server.Authority}\r\n"
                + "Accept: text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2\r\nConnection: close\r\n"
                + $"Content-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}"));
        using var reader = new StreamReader(client.GetStream());
        return await reader.ReadToEndAsync().Within();
    }
}
