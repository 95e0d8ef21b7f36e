using Frames;

namespace DubboNet.Integration.Tests;

/// <summary>Tests null where the declared type does not allow it, in each role (docs/contracts.md#null).</summary>
public sealed class NullTests : IAsyncDisposable
{
    private static readonly ServiceKey Service = new("com.acme.Nothing");

    // Returns null in the form that Java uses, or null in a response that states a value.
    private readonly Loopback _loopback = new(
        new DubboService(Service).MapDynamic((call, _) => new ValueTask<object?>(call.Method == "value" ? HessianNull.Key : null)),
        new FrameProvider().CreateService());

    private int _port;

    [SetUp]
    public void Start() => _port = _loopback.EndPoint.Port;

    [TearDown]
    public async ValueTask DisposeAsync() => await _loopback.DisposeAsync();

    private static IEnumerable<TestCaseData> ValueTypes()
    {
        yield return Case(As.Int32);
        yield return Case(As.Int64);
        yield return Case(As.Int16);
        yield return Case(As.SByte);
        yield return Case(As.Boolean);
        yield return Case(As.Char);
        yield return Case(As.Double);
        yield return Case(As.Single);
        yield return Case(As.Decimal);
        yield return Case(As.DateTime);
        yield return Case(As.DateTimeOffset);
        yield return Case(As.LocalDate);
        yield return Case(As.Duration);
        yield return Case(As.Guid);
        yield return Case(ColorHessian.Formatter);
    }

    [TestCaseSource(nameof(ValueTypes))]
    public async Task Null_result_is_an_error_for_a_type_that_does_not_allow_null(
        Func<IDubboInvoker, string, Task> call, Func<IDubboInvoker, string, Task<bool>> isNull)
    {
        DubboChannel plain = _loopback.Connect();
        await using var generic =
            new DubboChannel($"dubbo://127.0.0.1:{_port}?generic=true", new DubboChannelOptions { Hessian = FrameTypes.Options });
        foreach (IDubboInvoker invoker in (IDubboInvoker[])[plain, generic])
        {
            foreach (string form in (string[])["null", "value"])
            {
                Assert.That(async () => await call(invoker, form), Throws.Exception.With.Message.Contains("null"), form);
                Assert.That(await isNull(invoker, form), Is.True, form);
            }
        }
    }

    [Test]
    public async Task Null_result_is_null_without_a_declared_type()
    {
        DubboChannel channel = _loopback.Connect();
        Assert.That(await channel.InvokeDynamicAsync(Service, "null", [], []), Is.Null);
        Assert.That(await channel.InvokeGenericAsync(Service, "null", [], []), Is.Null);
        Assert.That(await channel.InvokeGenericRawAsync(Service, "null", [], []), Is.Null);
        await channel.InvokeAsync(
            new DubboMethod<DubboVoid, DubboVoid>(Service, "null", "", DubboArguments.None, DubboArguments.None), default);
    }

    [Test]
    public async Task Null_argument_is_an_error_for_a_type_that_does_not_allow_null()
    {
        DubboChannel channel = _loopback.Connect();
        var frames = new ServiceKey("com.example.frames.FrameService");
        Assert.That(
            async () => await channel.InvokeDynamicAsync(frames, "add", ["int", "int"], [1, null]),
            Throws.Exception.With.Message.Contains("null"));
        Assert.That(
            async () => await channel.InvokeGenericAsync(frames, "add", ["int", "int"], [1, null]),
            Throws.Exception.With.Message.Contains("null"));
        Assert.That(await channel.InvokeDynamicAsync(frames, "notBoxed", ["java.lang.Boolean"], [null]), Is.Null);
    }

    private static TestCaseData Case<T>(IHessianFormatter<T> formatter)
        where T : struct
    {
        Func<IDubboInvoker, string, Task> call = (invoker, form) =>
            invoker.InvokeAsync(new DubboMethod<DubboVoid, T>(Service, form, "", DubboArguments.None, formatter), default).AsTask();
        Func<IDubboInvoker, string, Task<bool>> isNull = async (invoker, form) =>
            await invoker.InvokeAsync(
                new DubboMethod<DubboVoid, T?>(Service, form, "", DubboArguments.None, As.Nullable(formatter)), default) is null;
        return new TestCaseData(call, isNull).SetArgDisplayNames(typeof(T).Name);
    }
}
