using Frames;

namespace DubboNet.Integration.Tests;

/// <summary>Tests a service without declared methods, and generic calls together with interceptors, tokens and limits.</summary>
public sealed class DynamicServiceTests
{
    private const string PersonClass = "com.acme.Person";

    private static readonly ServiceKey Service = FrameMethods.Service;

    [Test]
    [Property("Feature", "61")]
    public async Task One_handler_serves_ordinary_and_generic_calls()
    {
        var calls = new List<DynamicCall>();
        DubboService service = new DubboService(Service).MapDynamic((call, _) =>
        {
            calls.Add(call);
            return ValueTask.FromResult(call.Arguments.FirstOrDefault());
        });
        await using var loopback = new Loopback(service);
        DubboChannel channel = loopback.Connect();
        IFrameService typed = channel.CreateClient<IFrameService>();

        var person = new HessianObject(PersonClass, ("name", "n"));
        Assert.That(await typed.EchoAsync("hi"), Is.EqualTo("hi"));
        Assert.That(
            ((HessianObject)(await channel.InvokeDynamicAsync(Service, "save", [PersonClass], [person]))!)["name"], Is.EqualTo("n"));
        var saved = (Dictionary<object, object?>)(await channel.InvokeGenericAsync(Service, "save", [PersonClass], [person]))!;
        Assert.That((saved["class"], saved["name"]), Is.EqualTo((PersonClass, "n")));
        Assert.That(await channel.InvokeGenericAsync(Service, "guess", null, ["x", 1]), Is.EqualTo("x"));
        Assert.That(await channel.InvokeGenericJsonAsync(Service, "list", ["int[]"], ["[1,2]"]), Is.EqualTo("[1,2]"));

        Assert.That(calls.Select(call => call.Method), Is.EqualTo(new[] { "echo", "save", "save", "guess", "list" }));
        Assert.That(
            calls.Take(3).Select(call => call.ParameterTypes),
            Is.EqualTo(new string[][] { ["java.lang.String"], [PersonClass], [PersonClass] }));
        Assert.That(calls[3].ParameterTypes, Is.Null);
        Assert.That(calls[4].ParameterTypes, Is.EqualTo(new[] { "int[]" }));
        Assert.That(calls[2].Arguments[0], Is.TypeOf<HessianObject>().With.Property("ClassName").EqualTo(PersonClass));
    }

    [Test]
    [Property("Feature", "61")]
    public async Task Mapped_methods_stay_mapped_and_exceptions_of_the_handler_arrive()
    {
        DubboService service = new DubboService(Service)
            .Map(FrameMethods.Echo, text => $"typed {text}")
            .MapDynamic((call, _) => throw new JavaException("java.lang.IllegalStateException", $"no {call.Method}"));
        await using var loopback = new Loopback(service);
        DubboChannel channel = loopback.Connect();
        Assert.That(await channel.InvokeGenericAsync(Service, "echo", null, ["a"]), Is.EqualTo("typed a"));
        Assert.That(await channel.EchoAsync(Service, "there?"), Is.EqualTo("there?"));
        Assert.That(
            async () => await channel.InvokeDynamicAsync(Service, "fly", [], []),
            Throws.TypeOf<JavaException>().With.Property("JavaMessage").EqualTo("no fly"));
    }

    [Test]
    [Property("Rule", "W47")]
    public async Task Object_that_arguments_share_is_created_once_for_a_dynamic_handler()
    {
        var arguments = new List<object?[]>();
        await using var loopback = new Loopback(new DubboService(Service).MapDynamic((call, _) =>
        {
            arguments.Add(call.Arguments);
            return ValueTask.FromResult<object?>(null);
        }));
        DubboChannel channel = loopback.Connect();
        var person = new HessianObject(PersonClass, ("name", "n"));
        object?[] shared = [person, new List<object?> { person }, person];
        string[] types = [PersonClass, "java.util.List", PersonClass];
        await channel.InvokeGenericAsync(Service, "save", types, shared);
        await channel.InvokeGenericAsync(Service, "save", null, shared);
        await channel.InvokeDynamicAsync(Service, "save", types, shared);
        foreach (object?[] got in arguments)
        {
            Assert.That(got[0], Is.TypeOf<HessianObject>().And.SameAs(got[2]));
            Assert.That(((IEnumerable<object?>)got[1]!).Single(), Is.SameAs(got[0]));
        }

        Assert.That(arguments, Has.Count.EqualTo(3));
    }

    [Test]
    [Property("Rule", "W47")]
    public async Task More_arguments_than_Java_has_parameters_are_rejected()
    {
        await using var loopback =
            new Loopback(new DubboService(Service).MapDynamic((call, _) => ValueTask.FromResult<object?>(call.Arguments.Length)));
        DubboChannel channel = loopback.Connect();
        Assert.That(await channel.InvokeGenericAsync(Service, "count", null, new object?[255]), Is.EqualTo(255));
        Assert.That(
            async () => await channel.InvokeGenericAsync(Service, "count", null, new object?[256]),
            Throws.TypeOf<DubboRemoteException>().With.Property("Status").EqualTo(DubboStatus.ServiceError));
    }

    [TestCase(false)]
    [TestCase(true)]
    [Property("Rule", "W47")]
    public async Task Generic_call_uses_interceptors_token_and_limit_like_its_method(bool isDynamic)
    {
        var seen = new List<string>();
        var entered = new SyncPoint();
        var options = new DubboServerOptions { Token = "secret" };
        options.Interceptors.Add(new Recorder(seen));
        var service = new DubboService(Service);
        if (isDynamic)
            service.MapDynamic(async (call, _) => await HoldAsync(entered, (string)call.Arguments[0]!));
        else
            service.Map(FrameMethods.Echo, async (text, _) => await HoldAsync(entered, text));
        await using var loopback = new Loopback(options, service.LimitConcurrency(1));
        DubboChannel stranger = loopback.Connect();
        DubboChannel channel = loopback.Connect(settings => settings.Token = "secret");

        Assert.That(
            async () => await stranger.InvokeGenericAsync(Service, "echo", ["java.lang.String"], ["a"]),
            Throws.TypeOf<DubboRemoteException>().With.Message.Contains(
                "Invalid token! Forbid invoke remote service com.example.frames.FrameService method $invoke()"));
        Task<object?> first = channel.InvokeGenericAsync(Service, "echo", ["java.lang.String"], ["hold"]).AsTask();
        await entered.WaitUntilReachedAsync();
        Assert.That(
            async () => await channel.InvokeGenericAsync(Service, "echo", ["java.lang.String"], ["b"]),
            Throws.TypeOf<DubboServerBusyException>());
        entered.Release();
        Assert.That(await first.Within(), Is.EqualTo("hold"));
        Assert.That(seen, Is.EqualTo(new[] { "echo(Ljava/lang/String;)" }));
    }

    [Test]
    [Property("Rule", "W50")]
    public async Task Typed_client_makes_generic_calls_if_the_URL_of_the_provider_says_so()
    {
        var methods = new List<string>();
        DubboService service = new DubboService(Service).MapDynamic((call, context) =>
        {
            methods.Add($"{call.Method}({string.Join(",", call.ParameterTypes!)}) {context.Attachments.GetText("generic")}");
            return ValueTask.FromResult(call.Method == "nothing" ? null : call.Arguments[0]);
        });
        await using var loopback = new Loopback(service);
        await using var channel = new DubboChannel(
            $"dubbo://{loopback.EndPoint}?generic=true",
            new DubboChannelOptions { Hessian = FrameTypes.Options, Timeout = TimeSpan.FromSeconds(10) });
        IFrameService frame = channel.CreateClient<IFrameService>();

        Person saved = (await frame.SavePersonAsync(new VipPerson { Name = "n", Level = "gold", Color = Color.Green, Ratio = 1.5f }))!;
        Assert.That(
            saved,
            Is.TypeOf<VipPerson>().With.Property("Level")
                .EqualTo("gold").And.Property("Color")
                .EqualTo(Color.Green).And.Property("Ratio")
                .EqualTo(1.5f));
        Assert.That(await frame.OverIntegerAsync(null), Is.Null);
        await frame.NothingAsync();
        Assert.That(await channel.EchoAsync(Service, "there?"), Is.EqualTo("there?"));
        Assert.That(
            methods, Is.EqualTo(new[] { "savePerson(com.example.frames.Person) true", "over(java.lang.Integer) true", "nothing() true" }));
        Assert.That(ProviderAddress.Parse("dubbo://a?generic=false").IsGeneric, Is.False);
    }

    private static async ValueTask<string> HoldAsync(SyncPoint entered, string text)
    {
        if (text == "hold")
            await entered.StopHereAsync();
        return text;
    }

    private sealed class Recorder(List<string> seen) : IServerInterceptor
    {
        public ValueTask<TResult> InvokeAsync<TArguments, TResult>(
            TArguments arguments, DubboCallContext context, Func<TArguments, DubboCallContext, ValueTask<TResult>> next)
        {
            seen.Add($"{context.Method.Name}({context.Method.Descriptor})");
            return next(arguments, context);
        }
    }
}
