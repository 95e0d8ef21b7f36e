using DubboNet.Hessian;
using Example.Frames;

namespace DubboNet.Interop.Tests.Java;

/// <summary>Adds calls without compiled types.</summary>
public sealed partial record DotNetCase
{
    private const string PersonClass = "com.example.frames.Person";
    private const string TextClass = "java.lang.String";

    private static IEnumerable<DotNetCase> Generic() =>
    [
        Of("generic-echo", "$invoke", async java => Assert.That(
            await java.Channel.InvokeGenericAsync(Service, "echo", [TextClass], ["hi"]), Is.EqualTo("hi"))),
        Of("generic-no-types", "$invoke found by name alone", async java => Assert.That(
            await java.Channel.InvokeGenericAsync(Service, "echo", null, ["hi"]), Is.EqualTo("hi"))),
        Of("generic-person", "$invoke with an object as map", async java =>
        {
            var person = new HessianObject(PersonClass, ("id", 5L), ("name", "gen"), ("color", "RED"));
            var result =
                (Dictionary<object, object?>)(await java.Channel.InvokeGenericAsync(Service, "savePerson", [PersonClass], [person]))!;
            Assert.That((result["name"], result["color"], result["id"], result["class"]), Is.EqualTo(("gen", "RED", 5L, PersonClass)));
        }),
        Of("generic-fail", "$invoke that throws", java => AssertThrowsAsync(
            "no stock", () => java.Channel.InvokeGenericAsync(Service, "fail", [TextClass], ["checked"]).AsTask())),
        Of("generic-no-such-method", "$invoke of an unknown method", async java =>
        {
            DubboRemoteException refused = await AssertRefusedAsync(() => java.Channel.InvokeGenericAsync(Service, "fly", [], []).AsTask());
            Assert.That(refused.Status, Is.EqualTo(DubboStatus.ServiceError));
        }),
        new("generic-raw", "$invoke, raw.return", async java =>
        {
            var person = new HessianObject(PersonClass, ("id", 5L), ("name", "gen"), ("color", "RED"));
            object? result = await java.Channel.InvokeGenericRawAsync(Service, "savePerson", [PersonClass], [person]);
            Assert.That(result, Is.TypeOf<Person>().With.Property("Name").EqualTo("gen").And.Property("Color").EqualTo(Color.Red));
        }, WithFutures),
        new("generic-gson", "$invoke, gson: JSON both ways", async java =>
        {
            string person = await java.Channel.InvokeGenericJsonAsync(
                Service, "describe", [PersonClass, TextClass], ["""{"id":5,"color":"RED","tags":["a"]}""", "\"gson\""]);
            Assert.That(
                person,
                Does.Contain("\"id\":5").And.Contain("\"name\":\"gson\"").And.Contain("\"color\":\"RED\"").And.Contain("\"tags\":[\"a\"]"));
            Assert.That(await java.Channel.InvokeGenericJsonAsync(Service, "add", ["int", "int"], ["2", "40"]), Is.EqualTo("42"));
            Assert.That(await java.Channel.InvokeGenericJsonAsync(Service, "echo", [TextClass], ["\"hi\""]), Is.EqualTo("\"hi\""));
            Assert.That(await java.Channel.InvokeGenericJsonAsync(Service, "nothing", [], []), Is.EqualTo("null"));
            await AssertThrowsAsync(
                "no stock", () => java.Channel.InvokeGenericJsonAsync(Service, "fail", [TextClass], ["\"checked\""]).AsTask());
        }, WithFutures),
        Of("dynamic-echo", "ordinary request without types", async java =>
        {
            Assert.That(await java.Channel.InvokeDynamicAsync(Service, "echo", [TextClass], ["hi"]), Is.EqualTo("hi"));
            Assert.That(await java.Channel.InvokeDynamicAsync(Service, "add", ["int", "int"], [2, 40]), Is.EqualTo(42));
            Assert.That(await java.Channel.InvokeDynamicAsync(Service, "over", ["java.lang.Integer"], [1]), Is.EqualTo("Integer 1"));
            Assert.That(await java.Channel.InvokeDynamicAsync(Service, "nothing", [], []), Is.Null);
        }),
        Of("dynamic-person", "the same with a dynamic object both ways", async java =>
        {
            await using var channel = new DubboChannel($"dubbo://127.0.0.1:{java.ProviderPort}");
            var color = new HessianObject("com.example.frames.Color", ("name", "RED"));
            var person = new HessianObject(PersonClass, ("id", 5L), ("name", "dyn"), ("color", color));
            var result = (HessianObject)(await channel.InvokeDynamicAsync(Service, "savePerson", [PersonClass], [person]))!;
            Assert.That((result.ClassName, result["id"], result["name"]), Is.EqualTo((PersonClass, 5L, "dyn")));
            Assert.That(((HessianObject)result["color"]!)["name"], Is.EqualTo("RED"));
        }),
        Of("dynamic-fail", "the same that throws", java => AssertThrowsAsync(
            "no stock", () => java.Channel.InvokeDynamicAsync(Service, "fail", [TextClass], ["checked"]).AsTask())),
        Of("generic-provider", "a typed client of a provider that implements GenericService", async java =>
        {
            await using var channel = new DubboChannel(
                $"dubbo://127.0.0.1:{java.ProviderPort}/{Interface}?generic=true&group=generic",
                new DubboChannelOptions { Hessian = FrameTypes.Options });
            IFrameService frame = channel.CreateClient<IFrameService>(new ServiceKey(Interface, group: "generic"));
            Assert.That(await frame.EchoAsync("hi"), Is.EqualTo("hi"));
            Assert.That(await frame.OverIntegerAsync(5), Is.EqualTo("over java.lang.Integer 5"));
            Assert.That(await frame.ColorAsync(Color.Blue), Is.EqualTo(Color.Blue));
            Assert.That(await frame.GridAsync([[1, 2], []]), Is.EqualTo(new int[][] { [1, 2], [] }));
            var vip = new VipPerson
            {
                Id = 9,
                Name = "base",
                Level = "gold",
                Color = Color.Red,
                Born = DateTimeOffset.UnixEpoch,
                Numbers = [1, 2],
            };
            Person person = (await frame.SavePersonAsync(vip))!;
            Assert.That(PersonText.Of(person), Is.EqualTo(PersonText.Of(vip)));
            await frame.NothingAsync();
            Assert.That(await channel.EchoAsync(new ServiceKey(Interface, group: "generic"), "there?"), Is.EqualTo("there?"));
            Assert.That(async () => await frame.MeanAsync([1]), Throws.InstanceOf<JavaException>().With.Message.Contains("no mean"));
        }),
    ];

    /// <summary>Asserts the class of the exception that the method throws. The class of the response does not matter.</summary>
    private static async Task AssertThrowsAsync(string message, Func<Task> call)
    {
        try
        {
            await call();
        }
        catch (Exception e) when (JavaThrowable.FindIn(e) is { } thrown)
        {
            Assert.That((thrown.JavaType, thrown.Message), Is.EqualTo(("com.example.frames.FrameException", message)));
            return;
        }

        Assert.Fail("Nothing was thrown.");
    }

    private static async Task<DubboRemoteException> AssertRefusedAsync(Func<Task> call)
    {
        try
        {
            await call();
        }
        catch (DubboRemoteException e)
        {
            return e;
        }

        throw new AssertionException("Nothing was refused.");
    }
}
