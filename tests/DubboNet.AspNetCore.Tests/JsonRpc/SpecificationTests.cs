using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace DubboNet.AspNetCore.Tests.JsonRpc;

/// <summary>Tests the examples of the specification of JSON-RPC 2.0, and what it says beside them.</summary>
[FixtureLifeCycle(LifeCycle.SingleInstance)]
public sealed class SpecificationTests
{
    private WebServer _server = null!;

    // The examples of chapter 7 with their requests and responses.
    private static readonly string[][] Examples =
    [
        [
            """{"jsonrpc": "2.0", "method": "subtract", "params": [42, 23], "id": 1}""",
            """{"jsonrpc": "2.0", "result": 19, "id": 1}""",
        ],
        [
            """{"jsonrpc": "2.0", "method": "subtract", "params": [23, 42], "id": 2}""",
            """{"jsonrpc": "2.0", "result": -19, "id": 2}""",
        ],
        [
            """{"jsonrpc": "2.0", "method": "subtract", "params": {"subtrahend": 23, "minuend": 42}, "id": 3}""",
            """{"jsonrpc": "2.0", "result": 19, "id": 3}""",
        ],
        [
            """{"jsonrpc": "2.0", "method": "subtract", "params": {"minuend": 42, "subtrahend": 23}, "id": 4}""",
            """{"jsonrpc": "2.0", "result": 19, "id": 4}""",
        ],
        ["""{"jsonrpc": "2.0", "method": "update", "params": [1,2,3,4,5]}""", ""],
        ["""{"jsonrpc": "2.0", "method": "foobar"}""", ""],
        [
            """{"jsonrpc": "2.0", "method": "foobar", "id": "1"}""",
            """{"jsonrpc": "2.0", "error": {"code": -32601, "message": "Method not found"}, "id": "1"}""",
        ],
        [
            """{"jsonrpc": "2.0", "method": "foobar, "params": "bar", "baz]""",
            """{"jsonrpc": "2.0", "error": {"code": -32700, "message": "Parse error"}, "id": null}""",
        ],
        [
            """{"jsonrpc": "2.0", "method": 1, "params": "bar"}""",
            """{"jsonrpc": "2.0", "error": {"code": -32600, "message": "Invalid Request"}, "id": null}""",
        ],
        [
            """
            [
              {"jsonrpc": "2.0", "method": "sum", "params": [1,2,4], "id": "1"},
              {"jsonrpc": "2.0", "method"
            ]
            """,
            """{"jsonrpc": "2.0", "error": {"code": -32700, "message": "Parse error"}, "id": null}""",
        ],
        ["[]", """{"jsonrpc": "2.0", "error": {"code": -32600, "message": "Invalid Request"}, "id": null}"""],
        ["[1]", """[{"jsonrpc": "2.0", "error": {"code": -32600, "message": "Invalid Request"}, "id": null}]"""],
        [
            "[1,2,3]",
            """
            [
              {"jsonrpc": "2.0", "error": {"code": -32600, "message": "Invalid Request"}, "id": null},
              {"jsonrpc": "2.0", "error": {"code": -32600, "message": "Invalid Request"}, "id": null},
              {"jsonrpc": "2.0", "error": {"code": -32600, "message": "Invalid Request"}, "id": null}
            ]
            """,
        ],
        [
            """
            [
              {"jsonrpc": "2.0", "method": "sum", "params": [1,2,4], "id": "1"},
              {"jsonrpc": "2.0", "method": "notify_hello", "params": [7]},
              {"jsonrpc": "2.0", "method": "subtract", "params": [42,23], "id": "2"},
              {"foo": "boo"},
              {"jsonrpc": "2.0", "method": "foo.get", "params": {"name": "myself"}, "id": "5"},
              {"jsonrpc": "2.0", "method": "get_data", "id": "9"}
            ]
            """,
            """
            [
              {"jsonrpc": "2.0", "result": 7, "id": "1"},
              {"jsonrpc": "2.0", "result": 19, "id": "2"},
              {"jsonrpc": "2.0", "error": {"code": -32600, "message": "Invalid Request"}, "id": null},
              {"jsonrpc": "2.0", "error": {"code": -32601, "message": "Method not found"}, "id": "5"},
              {"jsonrpc": "2.0", "result": ["hello", 5], "id": "9"}
            ]
            """,
        ],
        [
            """
            [
              {"jsonrpc": "2.0", "method": "notify_sum", "params": [1,2,4]},
              {"jsonrpc": "2.0", "method": "notify_hello", "params": [7]}
            ]
            """,
            "",
        ],
    ];

    private static readonly string[][] Others =
    [
        ["""{"jsonrpc":"2.0","method":"subtract","params":[1,1],"id":null}""", """{"jsonrpc":"2.0","result":0,"id":null}"""],
        ["""{"jsonrpc":"2.0","method":"subtract","params":[1,1],"id":1.50}""", """{"jsonrpc":"2.0","result":0,"id":1.50}"""],
        ["""{"jsonrpc":"2.0","method":"notify_hello","params":[1],"id":1}""", """{"jsonrpc":"2.0","result":null,"id":1}"""],
        [
            """{"jsonrpc":"2.0","method":"subtract","params":[1,1],"id":{}}""",
            """{"jsonrpc":"2.0","error":{"code":-32600,"message":"Invalid Request"},"id":null}""",
        ],
        [
            """{"method":"subtract","params":[1,1],"id":1}""",
            """{"jsonrpc":"2.0","error":{"code":-32600,"message":"Invalid Request"},"id":null}""",
        ],
        [
            """{"jsonrpc":"2.0","method":"rpc.other","id":1}""",
            """{"jsonrpc":"2.0","error":{"code":-32601,"message":"Method not found"},"id":1}""",
        ],
        ["", """{"jsonrpc":"2.0","error":{"code":-32700,"message":"Parse error"},"id":null}"""],
        [
            """{"jsonrpc":"2.0","method":"subtract","params":[1,1],"id":1,"id":2}""",
            """{"jsonrpc":"2.0","error":{"code":-32700,"message":"Parse error"},"id":null}""",
        ],
    ];

    [OneTimeSetUp]
    public async Task StartAsync() => _server = await WebServer.StartAsync(
        services => services.AddDubboProvider(options => (options.Host, options.Port) = ("127.0.0.1", 0))
            .MapDubboService<ICalculator, Calculator>().MapDubboService<IInventory, Inventory>(),
        application => application.MapDubboJsonRpc("/rpc", options => (options.MaxBatchLength, options.MaxBatchConcurrency) = (20, 3)));

    [OneTimeTearDown]
    public async Task StopAsync() => await _server.DisposeAsync();

    [TestCaseSource(nameof(Examples))]
    [TestCaseSource(nameof(Others))]
    public async Task Response_is_that_of_the_specification(string request, string expected)
    {
        using HttpResponseMessage response = await _server.PostAsync("/rpc/com.acme.Calculator", request);

        string text = await response.Content.ReadAsStringAsync();
        Assert.That((int)response.StatusCode, Is.EqualTo(200), text);
        if (expected.Length == 0)
        {
            Assert.That(text, Is.Empty);
            return;
        }

        using var wanted = JsonDocument.Parse(expected);
        using var actual = JsonDocument.Parse(text);
        Assert.That(JsonElement.DeepEquals(actual.RootElement, wanted.RootElement), text);
    }

    [Test]
    public async Task Method_can_begin_with_its_interface()
    {
        using HttpResponseMessage response = await _server.PostAsync(
            "/rpc",
            """
            [
              {"jsonrpc":"2.0","method":"com.acme.Calculator.sum","params":[1,2,4],"id":1},
              {"jsonrpc":"2.0","method":"com.acme.Inventory.find","params":{"sku":"none"},"id":2},
              {"jsonrpc":"2.0","method":"com.acme.Missing.find","id":3}
            ]
            """);

        Assert.That(
            await response.Content.ReadAsStringAsync(),
            Is.EqualTo("""[{"jsonrpc":"2.0","result":7,"id":1},{"jsonrpc":"2.0","result":null,"id":2},"""
                + """{"jsonrpc":"2.0","error":{"code":-32601,"message":"Method not found"},"id":3}]"""));
    }

    [Test]
    public async Task Wrong_parameters_have_their_place()
    {
        using HttpResponseMessage response = await _server.PostAsync(
            "/rpc/com.acme.Calculator", """{"jsonrpc":"2.0","method":"sum","params":[1,"x",3],"id":1}""");

        using var json = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        JsonElement error = json.RootElement.GetProperty("error");
        Assert.That(error.GetProperty("code").GetInt32(), Is.EqualTo(-32602));
        Assert.That(error.GetProperty("message").GetString(), Is.EqualTo("Invalid params"));
        Assert.That(error.GetProperty("data").GetProperty("path").GetString(), Is.EqualTo("$[1]"));
    }

    [Test]
    public async Task Exception_has_the_form_of_the_Java_clients()
    {
        using HttpResponseMessage response = await _server.PostAsync(
            "/rpc/com.acme.Inventory", """{"jsonrpc":"2.0","method":"find","params":["gone"],"id":"a"}""");

        using var json = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        JsonElement error = json.RootElement.GetProperty("error");
        Assert.That(error.GetProperty("code").GetInt32(), Is.EqualTo(-32001));
        Assert.That(error.GetProperty("message").GetString(), Is.EqualTo("The item is gone."));
        Assert.That(error.GetProperty("data").GetProperty("exceptionTypeName").GetString(), Is.EqualTo("com.acme.OutOfStockException"));
        Assert.That(error.GetProperty("data").TryGetProperty("stackTrace", out _), Is.False);
    }

    [Test]
    public async Task Batch_is_concurrent_and_bounded()
    {
        IEnumerable<string> requests =
            Enumerable.Range(0, 12).Select(i => $$"""{"jsonrpc":"2.0","method":"peak","params":["batch"],"id":{{i}}}""");
        string batch = $"[{string.Join(',', requests)}]";

        using HttpResponseMessage response = await _server.PostAsync("/rpc/com.acme.Calculator", batch);
        using HttpResponseMessage tooLong = await _server.PostAsync(
            "/rpc/com.acme.Calculator", $"[{string.Join(',', Enumerable.Repeat("1", 21))}]");

        using var json = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        JsonElement[] responses = [.. json.RootElement.EnumerateArray()];
        Assert.That(responses.Select(one => one.GetProperty("id").GetInt32()), Is.EqualTo(Enumerable.Range(0, 12)));
        Assert.That(responses.Max(one => one.GetProperty("result").GetInt32()), Is.EqualTo(3));
        Assert.That(
            await tooLong.Content.ReadAsStringAsync(),
            Is.EqualTo("""{"jsonrpc":"2.0","error":{"code":-32600,"message":"Invalid Request"},"id":null}"""));
    }

    [Test]
    public async Task Content_type_of_the_Java_clients_is_accepted()
    {
        using var body = new StringContent("""{"jsonrpc":"2.0","method":"sum","params":[1,2,4],"id":"1"}""");
        body.Headers.ContentType = new("application/json-rpc");

        using HttpResponseMessage response = await _server.SendAsync("/rpc/com.acme.Calculator", body);

        Assert.That(await response.Content.ReadAsStringAsync(), Is.EqualTo("""{"jsonrpc":"2.0","result":7,"id":"1"}"""));
    }
}
