using System.Net;
using System.Runtime.CompilerServices;

namespace DubboNet.Integration.Tests;

/// <summary>Tests that clients and services of a contract know its types with any options.</summary>
public sealed class ContractTypesTests
{
    private static readonly ServiceKey Key = new("com.acme.Zoo");
    private static readonly string[] Object = ["java.lang.Object"];

    private readonly Zoo _zoo = new();

    [Test]
    public async Task Subtype_and_exception_and_object_in_a_map_need_no_options()
    {
        await using DubboServer server = Start();
        await using DubboChannel channel = Connect(server);
        await using var cluster = new DubboCluster($"dubbo://127.0.0.1:{server.LocalEndPoint.Port}");
        foreach (IDubboInvoker invoker in (IDubboInvoker[])[channel, cluster])
        {
            IZoo zoo = invoker.CreateClient<IZoo>();
            Animal? cat = await zoo.SwapAsync(new Cat { Name = "Tom", Lives = 7 }).Within();
            Assert.That((_zoo.Seen, (cat as Cat)?.Name, (cat as Cat)?.Lives), Is.EqualTo((typeof(Cat), "Tom", 9)));

            Dictionary<string, object?>? tags = await zoo.TagAsync(new() { ["cat"] = new Cat { Lives = 3 } }).Within();
            Assert.That((_zoo.Seen, (tags!["cat"] as Cat)?.Lives), Is.EqualTo((typeof(Cat), 3)));

            EscapedException thrown = await BoundedWait.FailAsync<EscapedException>(zoo.EscapeAsync("Tom"));
            Assert.That((thrown.Message, thrown.Lives), Is.EqualTo(("Tom", 8)));
        }
    }

    [Test]
    public async Task Contracts_on_one_channel_can_have_different_types_for_one_Java_class()
    {
        await using DubboServer server = Start();
        await using DubboChannel channel = Connect(server);
        var first = channel.CreateClient<IZoo>();
        var second = channel.CreateClient<IOtherZoo>();
        for (int i = 0; i < 3; i++)
        {
            Assert.That(await first.ShowAsync(new Cat { Lives = i }).Within(), Is.TypeOf<Cat>().With.Property("Lives").EqualTo(i));
            Assert.That(_zoo.Seen, Is.EqualTo(typeof(Cat)));
            object? shown = await second.ShowAsync(new OtherCat { Lives = i }).Within();
            Assert.That(shown, Is.TypeOf<OtherCat>().With.Property("Lives").EqualTo(i));
            Assert.That(_zoo.Seen, Is.EqualTo(typeof(OtherCat)));
        }
    }

    [Test]
    public async Task Types_of_the_contract_take_precedence_over_those_of_the_options()
    {
        var options = new HessianOptions { Types = HessianTypeRegistry.Create(OtherCat.Hessian, Visitor.Hessian) };
        await using DubboServer server = Start(options);
        await using DubboChannel channel = Connect(server, options);
        IZoo zoo = channel.CreateClient<IZoo>();
        Assert.That(await zoo.ShowAsync(new OtherCat { Lives = 1 }).Within(), Is.TypeOf<Cat>().With.Property("Lives").EqualTo(1));
        Assert.That(_zoo.Seen, Is.EqualTo(typeof(Cat)));
        Assert.That((await zoo.ShowAsync(new Visitor { Name = "Ann" }).Within() as Visitor)?.Name, Is.EqualTo("Ann"));
        Assert.That(_zoo.Seen, Is.EqualTo(typeof(Visitor)));
    }

    [Test]
    public async Task Call_without_the_contract_has_only_the_types_of_the_options()
    {
        await using DubboServer server = Start();
        await using DubboChannel plain = Connect(server);
        await using DubboChannel registered = Connect(server, new HessianOptions { Types = ContractTypes.Get<IZoo>() });
        var cat = new HessianObject("com.acme.Cat", ("lives", 2), ("name", "Tom"));
        Assert.That(await plain.InvokeDynamicAsync(Key, "show", Object, [cat]).Within(), Is.TypeOf<HessianObject>());
        Assert.That(_zoo.Seen, Is.EqualTo(typeof(Cat)));
        object? typed = await registered.InvokeDynamicAsync(Key, "show", Object, [cat]).Within();
        Assert.That(typed, Is.TypeOf<Cat>().With.Property("Lives").EqualTo(2));
    }

    [Test]
    public async Task Generic_call_of_a_contract_makes_its_types()
    {
        await using DubboServer server = Start();
        await using DubboChannel channel = Connect(server);
        var cat = new Dictionary<object, object?> { ["class"] = "com.acme.Cat", ["lives"] = 4 };
        var shown = (IDictionary<object, object?>)(await channel.InvokeGenericAsync(Key, "show", Object, [cat]).Within())!;
        Assert.That((_zoo.Seen, shown["class"], shown["lives"]), Is.EqualTo((typeof(Cat), "com.acme.Cat", 4)));
    }

    [Test]
    public async Task Client_of_a_contract_converts_the_results_of_a_generic_provider()
    {
        DubboService generic = new DubboService(Key).MapDynamic((call, _) => ValueTask.FromResult(call.Arguments[0]));
        await using var server = new DubboServer(new DubboServerOptions { EndPoint = new IPEndPoint(IPAddress.Loopback, 0) }, generic);
        server.Start();
        await using var channel = new DubboChannel($"dubbo://127.0.0.1:{server.LocalEndPoint.Port}?generic=true");
        Animal? cat = await channel.CreateClient<IZoo>().SwapAsync(new Cat { Lives = 5 }).Within();
        Assert.That((cat as Cat)?.Lives, Is.EqualTo(5));
    }

    [Test]
    public void Methods_and_clients_of_a_contract_share_its_types()
    {
        var options = new HessianOptions();
        DubboService one = ContractService.Create<IZoo>(_zoo);
        DubboService another = ContractService.Create<IZoo>(_zoo);
        HessianOptions[] made = [.. one.Methods.Concat(another.Methods).Select(method => method.OptionsFor(options))];
        Assert.That(made, Has.Length.EqualTo(8).And.All.SameAs(made[0]));
        Assert.That(ContractService.Create<IOtherZoo>(_zoo).Methods.First().OptionsFor(options), Is.Not.SameAs(made[0]));
    }

    [Test]
    public void Types_of_options_are_collected_with_them()
    {
        (WeakReference options, WeakReference made) = MakeAndForget();
        for (int i = 0; i < 10 && (options.IsAlive || made.IsAlive); i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Assert.That((options.IsAlive, made.IsAlive), Is.EqualTo((false, false)));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private (WeakReference Options, WeakReference Made) MakeAndForget()
    {
        var options = new HessianOptions();
        HessianOptions made = ContractService.Create<IZoo>(_zoo).Methods.First().OptionsFor(options);
        return (new WeakReference(options), new WeakReference(made));
    }

    private static DubboChannel Connect(DubboServer server, HessianOptions? hessian = null)
    {
        var options = new DubboChannelOptions { Timeout = TimeSpan.FromSeconds(30), Hessian = hessian ?? HessianOptions.Default };
        return new DubboChannel(server.LocalEndPoint, options);
    }

    private DubboServer Start(HessianOptions? hessian = null)
    {
        var options = new DubboServerOptions
        {
            EndPoint = new IPEndPoint(IPAddress.Loopback, 0),
            Hessian = hessian ?? HessianOptions.Default,
        };
        var server = new DubboServer(options, ContractService.Create<IZoo>(_zoo), ContractService.Create<IOtherZoo>(_zoo));
        server.Start();
        return server;
    }
}
